#include <coffee.h>
#include <tea.h>

#include <errcat.hpp>
#include <iostream>

int main() {
  errcat::catalogs teas(tea()), coffees(coffee());
  std::cout << teas.choose("de").format(TEA_SOLD_OUT, {{"kind", "Assam"}, {"left", 3}}) << '\n';
  std::cout << coffees.choose("de").format(COFFEE_NONE_LEFT) << '\n';
}
