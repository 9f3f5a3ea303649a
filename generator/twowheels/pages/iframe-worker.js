// The search. Its index is heavy, so it comes when somebody is about to search and not with every page.
// Opened from a disk, a page may start no worker: there a hidden frame does the worker's job.
(() => {
  const marking = /[?&][hq]=/.test(location.search)
  const wanted = marking ? Promise.resolve() : new Promise((begin) => {
    addEventListener("focusin", ({ target }) => target.closest?.(".md-search") && begin())
  })

  class Frame extends EventTarget {
    constructor(address) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = ""
      document.body.append(frame)
      const inside = frame.contentWindow
      const load = (source) => new Promise((done, failed) => {
        const script = inside.document.createElement("script")
        Object.assign(script, { src: source, onload: done, onerror: failed })
        inside.document.head.append(script)
      })
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
      inside.importScripts = async (...sources) => { for (const source of sources) await load(source) }
      this.ready = load(new URL(address, location)).then(() => inside)
    }

    postMessage(data) {
      this.ready.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })))
    }

    terminate() {}
  }

  const Real = location.protocol === "file:" ? Frame : window.Worker

  window.IFrameWorker = window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      this.address = new URL(address, location)
    }

    postMessage(data) {
      this.real ??= this.start()
      this.real.postMessage(data)
    }

    start() {
      const real = new Real(this.address)
      real.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })))
      return real
    }

    terminate() { this.real?.terminate() }
  }

  window.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, address, ...rest) {
      this.late = `${address}`.endsWith("/search/search_index.json")
      super.open(method, address, ...rest)
    }

    send(body) {
      if (this.late) wanted.then(() => super.send(body))
      else super.send(body)
    }
  }
})()
