# A project in C++ alone, with tables in subdirectories, from the installed package.
quietly cmake -S . -B build -DCMAKE_PREFIX_PATH="$prefix"
quietly cmake --build build
says 'Von Assam sind nur noch 3 Packungen da
There is no coffee
tea:2: Von Assam ist nur noch 1 Packung da' build/shops
