# Built twice in two places: the same bytes.
for place in here far/away/there; do
  mkdir -p "$place/source"
  (cd "$source" && tar -cf - --exclude=./build --exclude=./.git .) | tar -xf - -C "$place/source"
  quietly cmake -S "$place/source" -B "$place/build" -DBUILD_TESTING=OFF -DERRCAT_LANGUAGES=de
  quietly cmake --build "$place/build"
  quietly cmake --install "$place/build" --prefix "$PWD/$place/usr"
done
diff -r here/usr far/away/there/usr || failed 'two builds differ'
