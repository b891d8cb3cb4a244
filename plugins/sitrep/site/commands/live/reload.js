// Loads the page again when another one stands at its address, or when something else is wrong.
// A page that nobody sees does not listen: a browser keeps few connections to one server.
"use strict";
{
  const name = new URL(document.currentScript.src).search.slice(1);
  let events = null;
  const listen = () => {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (events === null) {
      events = new EventSource(`/.serve/events?${location.pathname}`);
      events.onmessage = (message) => {
        if (message.data !== name) {
          events.close();
          location.reload();
        }
      };
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
