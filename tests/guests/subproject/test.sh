# add_subdirectory(): nothing of the parent's is changed, nothing is installed or tested that it did
# not ask for; the same by FetchContent.
first_program >main.c
quietly cmake -S . -B build -DERRCAT_SOURCE="$source" -DERRCAT_LANGUAGES=de
quietly cmake --build build
says "$german" build/parent
[ "$(cd build && ctest -N | sed -n 's/^Total Tests: //p')" = 0 ] || failed 'tests in the parent'
quietly cmake --install build --prefix "$PWD/there"
[ "$(find there -type f)" = there/bin/parent ] || failed "installed: $(find there -type f)"

# What stands in the cache besides is errcat's by name.
quietly cmake -S . -B alone -DGUEST=OFF
for tree in build alone; do
  sed -n 's/^\([A-Za-z_][^:]*\):.*/\1/p' $tree/CMakeCache.txt | grep -v '^[A-Za-z]*_\(SOURCE\|BINARY\)_DIR$\|_IS_TOP_LEVEL$' |
    LC_ALL=C sort >$tree.cache
done
if LC_ALL=C comm -23 build.cache alone.cache |
  grep -v '^\(ERRCAT_.*\|errcat.*\|Intl_.*\|FIND_PACKAGE_MESSAGE_DETAILS_Intl\)$'; then
  failed 'cache variables that are not called errcat'
fi

mkdir fetched
cp main.c fetched
cat >fetched/CMakeLists.txt <<EOF
cmake_minimum_required(VERSION 3.25)
project(fetched LANGUAGES C)
include(FetchContent)
FetchContent_Declare(errcat SOURCE_DIR "$source")
set(ERRCAT_LANGUAGES de)
FetchContent_MakeAvailable(errcat)
add_executable(fetched main.c)
target_link_libraries(fetched PRIVATE errcat::fileshare)
EOF
quietly cmake -S fetched -B fetched/build
quietly cmake --build fetched/build --target fetched
says "$german" fetched/build/fetched
