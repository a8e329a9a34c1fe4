# Built for other machines: what can be run here is run.
cross() { # cross NAME OPTION…
  own "$@" -DBUILD_SHARED_LIBS=OFF -DERRCAT_LIBINTL=OFF -DERRCAT_WERROR=ON
}
cross aarch64 -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
  -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_EXE_LINKER_FLAGS=-static \
  -DCMAKE_CROSSCOMPILING_EMULATOR=qemu-aarch64
says "$german" qemu-aarch64 aarch64/errcat 4033023 days=21 --lang de

cross windows -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=x86_64-w64-mingw32-gcc
[ -s windows/errcat.exe ] || failed 'no errcat.exe'

cat >run.mjs <<'EOF'
import {readFile} from 'node:fs/promises';
import {WASI} from 'node:wasi';
const [program, ...words] = process.argv.slice(2);
const wasi = new WASI({version: 'preview1', args: ['errcat', ...words]});
const module = await WebAssembly.compile(await readFile(program));
wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
EOF
cross wasi -DCMAKE_SYSTEM_NAME=WASI -DCMAKE_C_COMPILER=clang -DCMAKE_C_COMPILER_TARGET=wasm32-wasi \
  -DCMAKE_SYSROOT=/usr
says "$german" node --no-warnings run.mjs wasi/errcat 4033023 days=21 --lang de
