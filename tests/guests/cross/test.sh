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

# Without directories and environment nothing is asked of the host: it runs where there is none.
cat >bare.c <<'EOF2'
#include <errcat.h>
#include <errcat/fileshare.h>

char text[512];

size_t say(void) {
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  errcat_reader reader;
  const errcat_reader *const readers[] = {&reader};
  const errcat_argument days = errcat_count("days", 21);
  errcat_retold told;
  size_t needed;
  const char *const names[] = {"de"};
  static const char response[] = "{\"error_code\":4033023,\"error_args\":{\"days\":21}}";
  errcat_catalogs_needed(names, 1, "de-CH", ERRCAT_NUL, NULL, &needed, 1);
  errcat_add_catalog(catalogs, NULL, names[needed], "", 0, NULL, NULL); /* it is refused */
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  errcat_format(&reader, 4033023, &days, 1, NULL, text, sizeof text, NULL);
  const size_t length = errcat_retell(readers, 1, response, sizeof response - 1, NULL, text,
                                      sizeof text, &told);
  errcat_release(&reader);
  errcat_close(catalogs);
  return length;
}
EOF2
cat >bare.mjs <<'EOF2'
import {readFileSync} from 'node:fs';
const module = new WebAssembly.Module(readFileSync('bare.wasm'));
for (const {module: from, name} of WebAssembly.Module.imports(module)) console.log(`imports ${from}.${name}`);
const {say, text, memory} = new WebAssembly.Instance(module, {}).exports;
const length = say();
console.log(new TextDecoder().decode(new Uint8Array(memory.buffer, text.value, length)));
EOF2
quietly clang --target=wasm32-wasi --sysroot=/usr -O1 -I"$source/include" \
  -Iwasi/domains/fileshare/errcat-fileshare-domain/include -nostartfiles -Wl,--no-entry \
  -Wl,--export=say -Wl,--export=text bare.c $(find wasi -name 'liberrcat-fileshare.a') \
  $(find wasi -name 'liberrcat.a') -o bare.wasm
says "$german" node bare.mjs
