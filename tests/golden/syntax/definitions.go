package p

import "fmt"

// Foo does.
//
// Deprecated: use Bar.
func Foo[T any](a, b int, c ...string) (x int, err error) { return }

func (s *Server[T]) Run(ctx context.Context, _ func(int) error) error { return nil }

type Server[T any] struct {
	Addr, Host string `json:"addr"`
	*Embedded
	pkg.Other
	inner struct { A int }
}
type Opt func(*Server)
type Alias = Server
type R interface {
	io.Reader
	Read(p []byte, int) (int, error)
	~int | string
}
type (
	A int
	b string
)
const (
	X = iota
	Y
	Z, W int = 1, 2
)
const Timeout = 5 * time.Second
var ErrX = errors.New("x")
var (
	u, v string
	h map[string]int = map[string]int{}
)

type Config struct {
	Retries []struct {
		// Deprecated: use Wait.
		Delay time.Duration `yaml:"delay"`
		Wait  time.Duration // Deprecated: no, this is about nothing
		Last  int
	}
	Hook func(
		ctx context.Context,
	) error
}

// Deprecated: use New.

func NotDeprecated() {}

func (hidden) Shown() {}

var (
	// Deprecated: old.
	Old = 1
	New = 2
)

func init() {}

var _ R = (*Server[int])(nil)

const raw = `a
b`
