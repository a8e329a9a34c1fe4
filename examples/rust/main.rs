// errcat from Rust: rustc main.rs -l errcat -l errcat-fileshare && ./main CODE LANGUAGES [NAME=VALUE…]
// SPDX-License-Identifier: LGPL-2.1-or-later
use std::ffi::{c_void, CStr, CString};
use std::os::raw::c_char;

#[repr(C)]
struct Argument([*const c_char; 2], usize, i64, [i32; 4]); // errcat_argument

extern "C" {
    fn errcat_fileshare() -> *const c_void;
    fn errcat_open(domain: *const c_void, allocator: *const c_void, diagnostic: *mut c_void) -> *mut c_void;
    fn errcat_choose(catalogs: *mut c_void, wanted: *const u8, length: usize, reader: *mut [u64; 8]) -> u32;
    fn errcat_text(name: *const c_char, text: *const u8, length: usize) -> Argument;
    fn errcat_format(reader: *const [u64; 8], code: i32, arguments: *const Argument, count: usize,
                     options: *const c_void, buffer: *mut c_char, size: usize, result: *mut c_void) -> usize;
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let code = words[0].parse().expect("a code is a number");
    let pairs: Vec<(CString, &str)> = words[2..].iter()
        .map(|word| word.split_once('=').expect("NAME=VALUE"))
        .map(|(name, value)| (CString::new(name).unwrap(), value)).collect();
    let mut text = [0 as c_char; 1024];
    unsafe {
        let catalogs = errcat_open(errcat_fileshare(), std::ptr::null(), std::ptr::null_mut());
        let mut reader = [0u64; 8];
        errcat_choose(catalogs, words[1].as_ptr(), words[1].len(), &mut reader);
        let arguments: Vec<Argument> = pairs.iter()
            .map(|(name, value)| errcat_text(name.as_ptr(), value.as_ptr(), value.len())).collect();
        errcat_format(&reader, code, arguments.as_ptr(), arguments.len(), std::ptr::null(), text.as_mut_ptr(),
                      text.len(), std::ptr::null_mut());
        println!("{}", CStr::from_ptr(text.as_ptr()).to_str().unwrap());
    }
}
