# Installed where nobody looks: the command starts, and pkg-config and find_package() find the rest.
first_program >main.c
cat >CMakeLists.txt <<EOF
cmake_minimum_required(VERSION 3.25)
project(program LANGUAGES C)
find_package(errcat 1 REQUIRED)
add_executable(program main.c)
target_link_libraries(program PRIVATE errcat::fileshare)
EOF
check() { # check BIN LIB
  says "$german" "$1/errcat" 4033023 days=21 --lang de
  # shellcheck disable=SC2046  # a list of words
  quietly cc main.c -o program $(PKG_CONFIG_PATH="$2/pkgconfig" pkg-config --cflags --libs errcat-fileshare)
  says "$german" env LD_LIBRARY_PATH="$2" ./program
  rm -rf program-build
  quietly cmake -S . -B program-build -Derrcat_DIR="$2/cmake/errcat"
  quietly cmake --build program-build
  says "$german" program-build/program
}
# Another prefix than the configured one, and moved once more.
check "$prefix/bin" "$library"
cp -r "$prefix" moved
check "$PWD/moved/bin" "$PWD/moved/${library#"$prefix/"}"

# Directories that are absolute, and not beside each other.
own build -DCMAKE_INSTALL_PREFIX="$PWD/opt" -DCMAKE_INSTALL_LIBDIR="$PWD/elsewhere/lib" \
  -DCMAKE_INSTALL_INCLUDEDIR="$PWD/else/include" -DCMAKE_INSTALL_BINDIR="$PWD/programs"
quietly cmake --install build
check "$PWD/programs" "$PWD/elsewhere/lib"
