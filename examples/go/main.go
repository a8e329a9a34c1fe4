// errcat from Go: go run main.go CODE LANGUAGES [NAME=VALUE…]
// SPDX-License-Identifier: LGPL-2.1-or-later
package main

// #cgo pkg-config: errcat-fileshare
// #include <errcat.h>
// #include <errcat/fileshare.h>
import "C"

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	code, err := strconv.ParseInt(os.Args[1], 10, 32)
	if err != nil {
		panic(err)
	}
	catalogs := C.errcat_open(C.errcat_fileshare(), nil, nil)
	defer C.errcat_close(catalogs)
	var reader C.errcat_reader
	C.errcat_choose(catalogs, C.CString(os.Args[2]), C.size_t(len(os.Args[2])), &reader)
	defer C.errcat_release(&reader)

	var arguments [C.ERRCAT_PARAMETERS_MAX]C.errcat_argument
	for i, word := range os.Args[3:] { // C.CString() copies; the copies live until the program ends
		name, value, _ := strings.Cut(word, "=")
		arguments[i] = C.errcat_text(C.CString(name), C.CString(value), C.size_t(len(value)))
	}
	var text [1024]C.char
	C.errcat_format(&reader, C.int32_t(code), &arguments[0], C.size_t(len(os.Args)-3), nil, &text[0], 1024, nil)
	fmt.Println(C.GoString(&text[0]))
}
