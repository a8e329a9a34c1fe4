# A compiler, make and gettext alone: what cannot be built is left out, and named.
mkdir bin
for tool in cc gcc ld as ar ranlib nm strip make cmake sh msgfmt uname; do
  ln -s "$(command -v $tool)" "bin/$tool"
done
bare() { env -i PATH="$PWD/bin" LC_ALL=C.UTF-8 "$@"; }
# CMake would look into /usr/bin even where PATH does not have it.
quietly bare cmake -S "$source" -B build -G 'Unix Makefiles' -DERRCAT_LANGUAGES=de \
  -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF -DCMAKE_CXX_COMPILER=
for named in 'examples are left out' 'test read is left out' 'test cpp is left out'; do
  grep -q "$named" log || failed "it is not said that the $named"
done
quietly bare cmake --build build --parallel 2
says "$german" build/errcat 4033023 days=21 --lang de
