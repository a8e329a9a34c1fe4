# A compiler, make and gettext alone: what is not there is left out, and named.
mkdir bin
for tool in cc gcc ld as ar ranlib nm strip make cmake sh awk sed cat mkdir rm cp mv ls touch test env \
  uname gzip msgfmt expr grep cmp tr sort; do
  path=$(command -v $tool) && ln -s "$path" "bin/$tool"
done
quietly env -i PATH="$PWD/bin" LC_ALL=C.UTF-8 PKG_CONFIG=/nowhere cmake -S "$source" -B build -G 'Unix Makefiles'
quietly env -i PATH="$PWD/bin" LC_ALL=C.UTF-8 cmake --build build
says "$german" build/errcat 4033023 days=21 --lang de
