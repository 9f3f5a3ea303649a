// Loads the page anew as soon as what it shows has changed.
(() => {
  const script = document.currentScript;
  const shown = new URL(script.src).searchParams.get("shown");
  const business = location.pathname.split("/")[1];
  let stream = null;

  const listen = () => {
    if (stream || document.hidden) return; // a browser keeps only six connections open: hidden pages give theirs back
    stream = new EventSource("/_twowheels/events?business=" + encodeURIComponent(business));
    stream.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
  };
  const hush = () => {
    if (stream) stream.close();
    stream = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
})();
