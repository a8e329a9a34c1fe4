# shellcheck shell=sh
GOCACHE=$PWD/cache # what pkg-config said is kept there
export GOCACHE
go build -o errors "$source/examples/go/main.go"
says ./errors
