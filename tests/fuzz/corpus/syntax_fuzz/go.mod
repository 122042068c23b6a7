=module github.com/acme/box // ours

go 1.22

toolchain go1.22.4

require github.com/one/a v1.2.3

require (
	github.com/two/b v0.1.0 // indirect
	"github.com/three/c" v2.0.0+incompatible
)

replace github.com/one/a => ../a
