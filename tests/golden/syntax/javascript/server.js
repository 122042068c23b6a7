'use strict'

const http = require('http')
const { join } = require('path')
var EventEmitter = require('events').EventEmitter
const kState = Symbol('state')

var app = exports = module.exports = {}

/**
 * Listens.
 * @private
 */
app.listen = function listen (port, host = 'localhost', ...rest) {}
app.name = 'server'

function Server (options) {
  this.options = options
}
Server.prototype.close = function (done) {}
Server.create = (options) => new Server(options)
hidden.run = function run () {}

function build ({ logger = true, bodyLimit, ...more } = {}, [first], cb) {}
const stop = async signal => {}
function internal () {}

class Reply extends EventEmitter {
  static count = 0
  #raw = null
  'quoted' = 1

  constructor (raw, { sent = false } = {}) {
    super()
    this.raw = raw
    this.#raw = raw
    if (sent) this.sent = true
  }

  /** @deprecated use send */
  end () {}
  async send (payload, code = 200) {}
  get status () { return 1 }
  set status (value) {}
  static * from (items) {}
}

module.exports = build
module.exports.Reply = Reply
module.exports.Server = Server
exports.halt = stop
exports.limits = { body: 1048576, 'max-params': 100, parse (text) {} }
exports.version = '1.0.0'
exports.join = require('path').join
exports.helper = function (a, b) {}

if (require.main === module) {
  function local () {}
}
