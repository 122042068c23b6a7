2module M
  class A < B
    K = 1
    attr_accessor :a, :b
    def run(a, b = 1, *c, d:, e: 2, **f, &g) = ENV.fetch("LEVEL", "x")
    def self.s; <<~T
      text #{a}
    T
    end
    private
    def p?; %w[a b]; end
  end
end
get "/u/:id" do end
opts.on("-p", "--port N", Integer)
