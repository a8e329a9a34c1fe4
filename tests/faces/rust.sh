# shellcheck shell=sh
/usr/bin/rustc -O -o errors "$source/examples/rust/main.rs" -L "$library" -l errcat -l errcat-fileshare
says ./errors
