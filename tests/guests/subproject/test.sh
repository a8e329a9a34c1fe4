# add_subdirectory(): nothing of the parent's is changed, nothing is installed or tested that it did
# not ask for; the same by FetchContent.
quietly cmake -S . -B build -DERRCAT_SOURCE="$source"
quietly cmake --build build
says "$german" build/parent
[ "$(cd build && ctest -N | sed -n 's/^Total Tests: //p')" = 0 ] || failed 'tests in the parent'
if grep -E '^(BUILD_TESTING|BUILD_SHARED_LIBS|CPACK_[A-Z_]*)[:=]' build/CMakeCache.txt; then
  failed 'cache variables of the parent were set'
fi
quietly cmake --install build --prefix "$PWD/there"
[ "$(find there -type f)" = there/bin/parent ] || failed "installed: $(find there -type f)"

mkdir fetched
cp main.c fetched
cat >fetched/CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.25)
project(fetched LANGUAGES C)
include(FetchContent)
FetchContent_Declare(errcat SOURCE_DIR "$source")
set(ERRCAT_LANGUAGES de)
FetchContent_MakeAvailable(errcat)
add_executable(fetched main.c)
target_link_libraries(fetched PRIVATE errcat::fileshare)
END
quietly cmake -S fetched -B fetched/build
quietly cmake --build fetched/build
says "$german" fetched/build/fetched
