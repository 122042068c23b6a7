# frozen_string_literal: true

# Talks to the service.
module Weather
  VERSION = "2.0".freeze
  UNITS ||= %w[metric imperial]
  FIRST, SECOND = 1, 2

  class Error < StandardError; end
  Timeout = Class.new(Error)
  Point = Struct.new(:x, :y, keyword_init: true) do
    def distance(to); end
  end
  Reading = Data.define(:value, :unit)

  # Opens connections.
  #
  # @deprecated use Session
  class Client < Base
    attr_reader :host, :port # @deprecated is about this line alone
    attr_accessor "name"
    mattr_accessor :registry
    delegate :size, :each, to: :@items
    def_delegators :@list, :push
    private attr_writer :secret

    DEFAULT_PORT = 80
    HIDDEN = 1
    private_constant :HIDDEN

    def initialize(host, port = DEFAULT_PORT, *rest, key:, opt: 5, **options, &block)
      @host = host
      local = 1
    end

    def self.build(...) = new(...)
    def Client.open(path) = new(path)
    def other.ignored; end
    def call?(a) = true
    def name=(value) end
    def [](index) end
    def unpack((a, b), c) end
    def strict(**nil) end
    alias invoke call?
    alias_method :run, :call?
    define_method(:dynamic) { |a, b = 1| }

    class << self
      def configure(&block); end

      private

      def setup; end
    end

    protected

    def compare(other); end

    private

    def reset; end
    def self.still_public; end

    class Nested
      def visible; end
    end

    public

    def finish; end

    private def hidden; end

    def late; end
    def shown; end
    private :late, :missing
    private_class_method :build
    private_class_method def self.inner; end
  end

  # @api private
  class Plumbing
    def run; end
  end

  class Quiet # :nodoc:
    def run; end
  end

  module Helpers
    module_function

    def format(text, width: 80); end
  end

  module Concern
    class_methods do
      def find(id); end
    end

    if RUBY_VERSION >= "3.0"
      def compat(a); end
    else
      def compat(a, b = nil); end
    end
  end
end

class Weather::Station
  def report; end
end

class Pair < Struct.new(:left, :right)
end

def helper(text) end

# @deprecated said too far above

def unrelated; end
