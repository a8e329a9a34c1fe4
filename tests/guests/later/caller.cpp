// A caller by errcat.hpp. SPDX-License-Identifier: LGPL-2.1-or-later
#include <cstdio>
#include <errcat.hpp>
#include <errcat/fileshare.h>

int main() {
  std::printf("version %d\n", static_cast<int>(errcat_version()));
  errcat::catalogs catalogs(errcat_fileshare());
  const errcat::reader reader = catalogs.choose("de");
  std::printf("%s\n", reader.format(40003).c_str());
  std::printf("%s\n", reader.format(404061, {{"user", "Ann"}}).c_str());
  return 0;
}
