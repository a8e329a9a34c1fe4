# Compiles the library and js/wasm/engine.c to a WebAssembly module that imports nothing. It takes clang with lld and
# wasi-libc; on Debian clang, lld, wasi-libc and libclang-rt-*-dev-wasm32.
#   cmake -DSOURCE=. "-DSOURCES=base/utf8.c;…" -DOUTPUT=errcat.wasm [-DCLANG=clang] [-DSYSROOT=/usr] -P WasmEngine.cmake
# SPDX-License-Identifier: LGPL-2.1-or-later
cmake_minimum_required(VERSION 3.25)
find_program(FOUND_CLANG NAMES ${CLANG} clang)
if(NOT SYSROOT)
  set(SYSROOT /usr)
endif()
if(NOT FOUND_CLANG OR NOT EXISTS ${SYSROOT}/lib/wasm32-wasi/libc.a)
  message(FATAL_ERROR "errcat-wasm needs clang, lld and wasi-libc; name them by -DERRCAT_WASM_CLANG=… and -DERRCAT_WASM_SYSROOT=…")
endif()
list(TRANSFORM SOURCES PREPEND ${SOURCE}/src/)
# The stack stands in front of all data: what goes too deep ends in a trap, not in somebody's bytes.
execute_process(COMMAND ${FOUND_CLANG} --target=wasm32-wasi --sysroot=${SYSROOT} -std=c11 -Oz -flto -fvisibility=hidden
  -mbulk-memory -msign-ext -D_FILE_OFFSET_BITS=64 -Wall -Wextra -Werror
  -I${SOURCE}/include -I${SOURCE}/src ${SOURCE}/js/wasm/engine.c ${SOURCES}
  -nostartfiles -Wl,--no-entry,--gc-sections,--strip-all,--stack-first,-z,stack-size=131072,--max-memory=1073741824
  -Wl,--export=__wasm_call_ctors # or each export would run what a program runs at its end, and import what that needs
  -o ${OUTPUT} COMMAND_ERROR_IS_FATAL ANY)
