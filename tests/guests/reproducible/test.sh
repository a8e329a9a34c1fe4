# Built twice in two places: the same bytes.
for place in here far/away/there; do
  mkdir -p "$place"
  cp -r "$source" "$place/source" 2>/dev/null || true
  rm -rf "$place/source/build"
  quietly cmake -S "$place/source" -B "$place/build" -DBUILD_TESTING=OFF
  quietly cmake --build "$place/build"
  quietly cmake --install "$place/build" --prefix "$PWD/$place/usr"
done
diff -r here/usr far/away/there/usr || failed 'two builds differ'
