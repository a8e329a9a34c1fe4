# Built for other machines: what can be run is run.
awk '/^```c$/ {on = 1; next} /^```$/ {on = 0} on' "$source/README.md" >main.c
common="-S $source -DBUILD_TESTING=OFF -DBUILD_SHARED_LIBS=OFF -DERRCAT_LIBINTL=OFF -DERRCAT_LANGUAGES=de"
cross() { # cross NAME OPTION…
  name=$1
  shift
  # shellcheck disable=SC2086  # a list of words
  quietly cmake -B "$name" $common "$@"
  quietly cmake --build "$name"
}
cross aarch64 -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
  -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_EXE_LINKER_FLAGS=-static \
  -DCMAKE_CROSSCOMPILING_EMULATOR=qemu-aarch64
says "$german" qemu-aarch64 aarch64/errcat 4033023 days=21 --lang de
cross windows -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=x86_64-w64-mingw32-gcc
[ -s windows/errcat.exe ] || failed 'no errcat.exe'
cross wasi -DCMAKE_SYSTEM_NAME=WASI -DCMAKE_C_COMPILER=clang -DCMAKE_C_COMPILER_TARGET=wasm32-wasi \
  -DCMAKE_SYSROOT=/usr -DCMAKE_AR=/usr/bin/llvm-ar-14 -DCMAKE_RANLIB=/usr/bin/llvm-ranlib-14 \
  -DERRCAT_COMMAND=OFF
quietly clang --target=wasm32-wasi --sysroot=/usr -O2 main.c -I"$source/include" \
  $(find wasi -name 'liberrcat*.a') -o program.wasm
cat >run.mjs <<'END'
import {readFile} from 'node:fs/promises';
import {WASI} from 'node:wasi';
const wasi = new WASI({version: 'preview1'});
const module = await WebAssembly.compile(await readFile('program.wasm'));
wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
END
says "$german" node --no-warnings run.mjs
