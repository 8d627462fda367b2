(function () {
  "use strict";
  var body = document.body, axis = body.dataset.axis;
  var clock = null;
  if (axis === "instant" || axis === "local") {
    clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: body.dataset.zone || "UTC", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", second: "2-digit"
    });
  }
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function when(ms) {
    if (clock) { return clock.format(ms); }
    var s = Math.floor(ms / 1000);
    if (axis === "rows") { return body.dataset.row.replace("{row}", (s + 1).toLocaleString("en")); }
    return "+" + Math.floor(s / 3600) + ":" + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
  }
  /* The line as drawn, as columns [x, highest y, lowest y], so that what is read is what is seen. */
  function columns(path) {
    var d = path.getAttribute("d"), parts = d.match(/[mlvh]|-?\d+/g) || [], list = [], x = 0, y = 0, i = 0, op = "", last = null;
    function at() {
      if (last && last[0] === x && !last[3]) { last[1] = Math.min(last[1], y); last[2] = Math.max(last[2], y); }
      else { last = [x, y, y, false]; list.push(last); }
    }
    while (i < parts.length) {
      if (/[mlvh]/.test(parts[i])) { op = parts[i]; i += 1; }
      if (op === "v") { y += Number(parts[i]); i += 1; }
      else if (op === "h") { i += 1; }
      else {
        if (op === "m" && last) { last[3] = true; }
        x += Number(parts[i]); y += Number(parts[i + 1]); i += 2;
        if (op === "m") { last = [x, y, y, false]; list.push(last); }
      }
      at();
    }
    return list;
  }
  function nearest(list, x, reach) {
    var low = 0, high = list.length - 1, mid, best;
    if (high < 0) { return null; }
    while (low < high) { mid = (low + high) >> 1; if (list[mid][0] < x) { low = mid + 1; } else { high = mid; } }
    best = list[low];
    if (low > 0 && x - list[low - 1][0] < best[0] - x) { best = list[low - 1]; }
    return Math.abs(best[0] - x) > reach ? null : best;
  }
  function prepare(chart) {
    var plots = Array.prototype.slice.call(chart.querySelectorAll(".plot")), from = Number(chart.dataset.from), until = Number(chart.dataset.until);
    var time = chart.querySelector(".when"), lanes = null, share = 0.5;
    function lane(plot) {
      var path = plot.querySelector(".trace"), cursor = document.createElement("i");
      cursor.className = "cursor";
      plot.appendChild(cursor);
      return {
        list: path ? columns(path) : [], cursor: cursor, read: plot.parentNode.querySelector(".read"),
        low: Number(plot.dataset.low), high: Number(plot.dataset.high), digits: Number(plot.dataset.digits), unit: plot.dataset.unit || ""
      };
    }
    function value(l, y) { return (l.high - y / 1000 * (l.high - l.low)).toFixed(l.digits); }
    function show(s) {
      share = Math.max(0, Math.min(1, s));
      lanes = lanes || plots.map(lane);
      time.textContent = when(from + share * (until - from));
      lanes.forEach(function (l) {
        var c = nearest(l.list, share * 1000, 12), text = "–";
        l.cursor.style.left = share * 100 + "%";
        l.cursor.classList.add("on");
        if (c) {
          text = value(l, c[2]);
          if (value(l, c[1]) !== text) { text += " … " + value(l, c[1]); }
          if (l.unit) { text += " " + l.unit; }
        }
        if (l.read) { l.read.textContent = text; }
      });
    }
    function hide() {
      if (!lanes) { return; }
      time.textContent = "";
      lanes.forEach(function (l) { l.cursor.classList.remove("on"); if (l.read) { l.read.textContent = ""; } });
    }
    plots.forEach(function (plot) {
      plot.addEventListener("pointermove", function (e) {
        var box = plot.getBoundingClientRect();
        show((e.clientX - box.left) / box.width);
      });
      plot.addEventListener("pointerleave", hide);
    });
    chart.tabIndex = 0;
    chart.addEventListener("blur", hide);
    chart.addEventListener("keydown", function (e) {
      var step = e.shiftKey ? 0.1 : 0.005;
      if (e.target !== chart) { return; }
      if (e.key === "ArrowLeft") { show(share - step); }
      else if (e.key === "ArrowRight") { show(share + step); }
      else if (e.key === "Escape") { hide(); return; }
      else { return; }
      e.preventDefault();
    });
  }
  Array.prototype.forEach.call(document.querySelectorAll(".chart"), prepare);
}());
