# shellcheck shell=sh
# Under Xvfb, driven by the keyboard. What it shows is looked at by hand, in PICTURES if that is set; here it must
# only live, and close when it is told to.
# shellcheck disable=SC2046
cc -std=c11 -Wall -Wextra -Werror -o window "$source/examples/window/window.c" \
  $(pkg-config --cflags --libs errcat-fileshare gtk4)
export GSK_RENDERER=cairo
cat >session <<'END'
press() { sleep 1; xdotool "$@"; }
picture() { sleep 1; [ -z "${PICTURES-}" ] || import -window root "$PICTURES/window-$1.png"; }
./window de 2>window.log &
window=$!
sleep 2
press key Return
picture empty
press type 'a name of more than twenty characters'
press key Return
picture long
press key shift+Tab
press key space
press key Home
press key Down
press key Return
picture arabic
press key Tab
press key ctrl+a
press type Docs
press key Return
picture dialog
kill -0 "$window" || exit 1
kill "$window"
END
xvfb-run -a -s '-screen 0 900x420x24' sh ./session || failed 'the window closed by itself'
! grep -v 'session bus' window.log | grep . || failed 'GTK complains'
