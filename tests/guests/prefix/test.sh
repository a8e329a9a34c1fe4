# Installed with absolute directories: the command starts, the .pc file is right wherever it was put.
quietly cmake -S "$source" -B build -DCMAKE_INSTALL_PREFIX="$PWD/opt" -DBUILD_TESTING=OFF \
  -DCMAKE_INSTALL_LIBDIR="$PWD/elsewhere/lib" -DCMAKE_INSTALL_INCLUDEDIR="$PWD/elsewhere/include" \
  -DERRCAT_LANGUAGES=de
quietly cmake --build build
quietly cmake --install build
says "$german" opt/bin/errcat 4033023 days=21 --lang de
awk '/^```c$/ {on = 1; next} /^```$/ {on = 0} on' "$source/README.md" >main.c
export PKG_CONFIG_PATH="$PWD/elsewhere/lib/pkgconfig"
# shellcheck disable=SC2046  # a list of words
quietly cc main.c -o program $(pkg-config --cflags --libs errcat-fileshare)
says "$german" env LD_LIBRARY_PATH="$PWD/elsewhere/lib" ./program
cat >CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.25)
project(program LANGUAGES C)
find_package(errcat 1 REQUIRED)
add_executable(program main.c)
target_link_libraries(program PRIVATE errcat::fileshare)
END
quietly cmake -S . -B program-build -DCMAKE_PREFIX_PATH="$PWD/elsewhere/lib"
quietly cmake --build program-build
says "$german" program-build/program
unset PKG_CONFIG_PATH
