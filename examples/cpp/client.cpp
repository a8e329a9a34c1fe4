/* A client that orders from a shop. What goes wrong deep inside is thrown as a code with its
   arguments, and told where the reader is known: in the reader's language, and in English to the log.
     shop-client [LANGUAGES]
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.hpp>
#include <iostream>
#include <shop.h>

/* Throws what the shop answered, be it a code of its table or one that is newer. */
static void expect_success(const errcat::catalogs &catalogs, const std::string &answer) {
  const errcat::response response = catalogs.read(answer);
  if (response.code == 0) return;
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  std::string scratch(3 * answer.size(), '\0');
  const std::size_t count = errcat_read_arguments(catalogs.get(), &response, scratch.data(),
                                                  scratch.size(), arguments, ERRCAT_PARAMETERS_MAX);
  throw errcat::error({response.code, errcat::category<shop>()}, {arguments, count});
}

/* In place of a connection. */
static std::string post(const std::string &article) {
  if (article == "Tea")
    return R"({"code":1002,"message":"…","error_args":{"article":"Tea","left":3}})";
  return R"({"code":1999,"message":"We are closed"})";
}

static void order(const errcat::catalogs &catalogs, const std::string &article, int pieces) {
  if (pieces == 0) throw errcat::error(SHOP_ORDER_NOT_FOUND);
  if (pieces > 100) throw errcat::error(SHOP_SOLD_OUT, {{"article", article}, {"left", 100}});
  expect_success(catalogs, post(article));
}

int main(int count, char **words) {
  const errcat::catalogs catalogs(shop());
  const errcat::reader reader = count > 1 ? catalogs.choose(words[1]) : catalogs.choose();
  errcat_options options{};
  options.mode = ERRCAT_TERMINAL; /* an article may be called anything */
  const struct {
    const char *article;
    int pieces;
  } orders[] = {{"Tea", 5}, {"Tea", 0}, {"Coffee", 101}, {"Coffee", 1}};
  for (const auto &wanted : orders) {
    try {
      order(catalogs, wanted.article, wanted.pieces);
    } catch (const errcat::error &error) {
      std::cout << reader.format(error, options) << '\n';
      std::clog << error.code() << ": " << error.what() << '\n';
      if (error.code() == errcat::http::not_found) std::cout << "1001, 1002, 1003?\n";
    }
  }
}
