/* New colours and numbers on the map as soon as an answer is there: Dash draws lists, tables and charts first and the map last. */
(function () {
  "use strict";
  var atlas = (window.atlas = window.atlas || {});
  var asked = 0, fetchAsIs = window.fetch;

  // Only what plotly.js draws just the same a moment later; the ramp may change with the metric.
  function paint(data) {
    var sheet = document.getElementById("sheet");
    if (sheet) { sheet.dataset.ramp = data.ramp; }
    document.querySelectorAll("#map [data-layer=counties] path[data-adcode]").forEach(function (path) {
      path.dataset.step = data.steps[path.__data__.index];
    });
    document.querySelectorAll("#map [data-layer=labels] text[data-index]").forEach(function (text) {
      var lines = String(data.labels[text.dataset.index]).split("<br>");
      var spans = text.querySelectorAll("tspan");
      text.dataset.step = data.steps[text.dataset.index];
      if (spans.length === lines.length) { spans.forEach(function (span, n) { span.textContent = lines[n]; }); }
    });
  }

  // A hidden page gets no frames: do not wait for one there.
  function painted() {
    return new Promise(function (done) {
      window.requestAnimationFrame(function () { setTimeout(done, 0); });
      setTimeout(done, 50);
    });
  }

  window.fetch = function () {
    var address = String(arguments[0] && arguments[0].url ? arguments[0].url : arguments[0]);
    var answer = fetchAsIs.apply(this, arguments);
    if (address.indexOf("_dash-update-component") < 0) { return answer; }
    var mine = (asked += 1);
    return answer.then(function (response) {
      if (response.status !== 200) { return response; }
      return response.clone().json().then(function (body) {
        var map = body && body.response && body.response["map-data"];
        if (!map || !map.data || mine !== asked) { return response; }
        paint(map.data);
        return painted().then(function () { return response; });
      }, function () { return response; });
    });
  };
})();
