# The public headers leave the macros of others alone, whatever they are called, in C and C++.
words='D E T F S A K N TEXT COUNT NUMBER TIME BARE FULL FORM PARAMETER BLANK KEY SAID GENERAL SHAPE EACH
       CODE MESSAGE FIELD ARGUMENTS PATH DAY MINUTE PLAIN HTML JSON'
cat >shop.def <<'END'
D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.message"))
E(1, 404, NOT_FOUND, "Not found")
T(2, 404, GONE, PARAMETER(TEXT, what), FULL("{what} is gone"), BARE("It is gone"))
END
{
  for word in $words; do echo "#define $word \"mine: $word\""; done
  echo '#include <errcat.h>'
  echo '#include <errcat/fileshare.h>'
  echo '#define ERRCAT_DEFINITIONS "shop.def"'
  echo '#define ERRCAT_PREFIX SHOP'
  echo '#include <errcat/define.h>'
  echo '#define ERRCAT_DEFINITIONS "shop.def"'
  echo '#define ERRCAT_PREFIX SHOP'
  echo '#define ERRCAT_DOMAIN shop'
  echo '#include <errcat/define.h>'
  echo '#include <stdio.h>'
  echo 'int main(void) {'
  for word in $words; do echo "  puts($word);"; done
  echo '  return SHOP_GONE != 2;'
  echo '}'
} >main.c
for word in $words; do echo "mine: $word"; done >wanted
flags="-I. -I$prefix/include -pedantic -Wall -Wextra -Werror -Wno-missing-declarations"
library=$(dirname "$(find "$prefix" -name 'liberrcat.so' | head -n 1)")
cp main.c main.cpp
for compiler in 'gcc -std=c11 main.c' 'clang -std=c11 main.c' 'g++ -std=c++17 main.cpp' 'clang++ -std=c++17 main.cpp'; do
  # shellcheck disable=SC2086  # lists of words
  quietly $compiler $flags -o program -L"$library" -lerrcat
  LD_LIBRARY_PATH=$library ./program >got || failed "$compiler: ends with $?"
  cmp got wanted || failed "$compiler: macros were changed"
done
