# shellcheck shell=sh
# The pages of errcat export site, and the client that the example server hands out, in Chromium. Needs what npm
# installs: playwright-core, and axe-core, without which it is not asked what hinders people.
# shellcheck disable=SC2154
npm install --silent --no-audit --no-fund playwright-core >npm.log 2>&1 || { cat npm.log; exit 1; }
npm install --silent --no-audit --no-fund axe-core >npm.log 2>&1 || echo 'there is no axe-core'
"$prefix/bin/errcat" export site --output pages
"$prefix/bin/errcat" export site --output pages-oauth --domain "$source/examples/oauth/oauth.def" \
  --catalogs "$build/examples/oauth/oauth-domain"
"$build/examples/file-sharing-server" --port 0 --web "$build/examples/web" >listening &
server=$!
cp "$faces/site.js" .
status=0
node site.js pages pages-oauth listening || status=$?
kill "$server"
[ "$status" = 0 ] || exit 1
