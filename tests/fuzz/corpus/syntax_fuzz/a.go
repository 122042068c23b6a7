,package p
// Doc
type S struct { A, B int `json:"a,omitempty" yaml:"b"`; *T }
type I interface { Do(x ...int) (n int, err error); ~int | string }
const ( X = iota; Y )
var Z = os.Getenv("LEVEL")
func (s *S) Run(a, b string, f func(int)) error { r.GET("/u/:id", h); flag.Int("port", 80, "text"); return nil }
