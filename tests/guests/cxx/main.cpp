#include <errcat.hpp>

#include <coffee.h>
#include <iostream>
#include <tea.h>

int main() {
  const errcat::catalogs teas(tea()), coffees(coffee());
  const errcat::reader drinks_tea = teas.choose("de"), drinks_coffee = coffees.choose("de");
  std::cout << drinks_tea.format(TEA_SOLD_OUT, {{"kind", "Assam"}, {"left", 3}}) << '\n';
  std::cout << drinks_coffee.format(COFFEE_NONE_LEFT) << '\n';
  try {
    throw errcat::error(TEA_SOLD_OUT, {{"kind", "Assam"}, {"left", 1}});
  } catch (const errcat::error &error) {
    std::cout << error.code() << ": " << drinks_tea.format(error) << '\n';
  }
  const std::error_code code = COFFEE_NONE_LEFT;
  return code != COFFEE_NONE_LEFT || code == TEA_SOLD_OUT;
}
