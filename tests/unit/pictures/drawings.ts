// Drawings that must not be published, and drawings of several programs that may be.

const svg = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="40"${attributes}>\n${inside}\n</svg>`;

/** What a payload does: it marks the page, and asks elsewhere. */
const RUN = "window.__ran=1;fetch('https://elsewhere.invalid/')";
const AWAY = "https://elsewhere.invalid/x";
const DATA_PAGE = "data:text/html,&lt;script>alert(1)&lt;/script>";
const DATA_SVG = "data:image/svg+xml;base64,PHN2Zy8+";

/** Each with the name of its culprit, as the message has it. */
export const HOSTILE: readonly (readonly [culprit: string, drawing: string])[] = [
  // What runs.
  ["<script> (line 2)", svg(`<script>${RUN}</script>`)],
  ["<script> (line 2)", svg(`<script href="${AWAY}"/>`)],
  ["<s:script> (line 2)", svg(`<s:script xmlns:s="http://www.w3.org/2000/svg">${RUN}</s:script>`)],
  ["<SCRIPT> (line 2)", svg(`<SCRIPT>${RUN}</SCRIPT>`)],
  ["<x:script> (line 2)", svg(`<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`)],
  ["<script> (line 2)", svg(`<metadata><script xmlns="http://purl.org/dc/elements/1.1/">${RUN}</script></metadata>`)],
  ['the event handler "onload" of <svg> (line 1)', svg("<g/>", ` onload="${RUN}"`)],
  ['the event handler "ONLOAD" of <svg> (line 1)', svg("<g/>", ` ONLOAD="${RUN}"`)],
  ['the event handler "onbegin" of <set> (line 2)', svg(`<set attributeName="x" to="1" onbegin="${RUN}"/>`)],
  ['the event handler "onfocusin" of <a> (line 2)', svg(`<a tabindex="0" onfocusin="${RUN}"><path d="M0 0h9"/></a>`)],
  ['the event handler "onclick" of <rect> (line 3)', svg(`<g>\n<rect onclick="${RUN}" width="9" height="9"/></g>`)],
  [
    'the event handler "onfocus" of <i:x> (line 2)',
    svg(`<i:x xmlns:i="http://www.inkscape.org/namespaces/inkscape" onfocus="${RUN}"/>`),
  ],
  // HTML and its like.
  ["<foreignObject> (line 2)", svg(`<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>`)],
  ["<iframe> (line 2)", svg(`<iframe xmlns="http://www.w3.org/1999/xhtml" src="${AWAY}"/>`)],
  ["<h:img> (line 2)", svg(`<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="${RUN}"/>`)],
  ["<math> (line 2)", svg(`<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>`)],
  ["<audio> (line 2)", svg(`<audio src="${AWAY}"/>`)],
  ["<handler> (line 2)", svg(`<handler type="text/javascript">${RUN}</handler>`)],
  ["<animate> in <title> (line 2)", svg(`<title><animate/></title>`)],
  // References.
  [`the reference href="javascript:alert(1)" of <a> (line 2)`, svg(`<a href="javascript:alert(1)"><text>x</text></a>`)],
  [`the reference xlink:href="${AWAY}" of <use> (line 2)`, svg(`<use xlink:href="${AWAY}"/>`)],
  [
    `the reference l:href="${AWAY}" of <use> (line 2)`,
    svg(`<use xmlns:l="http://www.w3.org/1999/xlink" l:href="${AWAY}"/>`),
  ],
  [`the reference href="" of <image> (line 2)`, svg(`<image href="" width="9" height="9"/>`)],
  [`the reference href="other.png" of <image> (line 2)`, svg(`<image href="other.png" width="9" height="9"/>`)],
  [
    `the reference href="//elsewhere.invalid/x" of <feImage> (line 2)`,
    svg(`<filter><feImage href="//elsewhere.invalid/x"/></filter>`),
  ],
  [`the reference href="data:text/html,<script>`, svg(`<a href="${DATA_PAGE}"><text>x</text></a>`)],
  [`the reference href="${DATA_SVG}" of <image> (line 2)`, svg(`<image href="${DATA_SVG}" width="9" height="9"/>`)],
  [`the reference href="${DATA_SVG}#a" of <use> (line 2)`, svg(`<use href="${DATA_SVG}#a"/>`)],
  [
    `the reference href="data:image/png;base64,AAAA" of <use> (line 2)`,
    svg(`<use href="data:image/png;base64,AAAA"/>`),
  ],
  ['the attribute "xml:base" of <svg> (line 1)', svg(`<use href="#a"/>`, ` xml:base="${AWAY}"`)],
  ['the attribute "src" of <image> (line 2)', svg(`<image src="${AWAY}" width="9" height="9"/>`)],
  ['the attribute "ping" of <a> (line 2)', svg(`<a href="#x" ping="${AWAY}"><text>x</text></a>`)],
  // Animations that bring one.
  [
    'the animation of "href" of <set> (line 2)',
    svg(`<a href="#x"><set attributeName="href" to="javascript:alert(1)"/></a>`),
  ],
  [
    'the animation of "xlink:href" of <animate> (line 2)',
    svg(`<use href="#x"><animate attributeName="xlink:href" values="${AWAY}"/></use>`),
  ],
  ['the animation of "onclick" of <set> (line 2)', svg(`<set attributeName="onclick" to="alert(1)"/>`)],
  [
    `the reference "url(${AWAY})" of <animate> (line 2)`,
    svg(`<rect><animate attributeName="fill" to="url(${AWAY})"/></rect>`),
  ],
  // Styles that load.
  [`the reference "url(${AWAY})" of <rect> (line 2)`, svg(`<rect fill="url(${AWAY})" width="9" height="9"/>`)],
  [
    `the reference "url('${AWAY}')" of <rect> (line 2)`,
    svg(`<rect style="fill:url('${AWAY}')" width="9" height="9"/>`),
  ],
  [`the reference "url(#a"x)" of <g> (line 2)`, svg(`<g filter='url(#a"x)'/>`)],
  ['"@import" in <style> (line 2)', svg(`<style>@import "${AWAY}";</style>`)],
  ['"@IMPORT" in <style> (line 2)', svg(`<style>@IMPORT url(#a);</style>`)],
  [`the reference "url(${AWAY})" in <style> (line 2)`, svg(`<style>g{fill:u<!-- -->rl(${AWAY})}</style>`)],
  [`the reference "url(${AWAY})" in <style> (line 2)`, svg(`<style>g{fill:u<![CDATA[rl(${AWAY})}]]></style>`)],
  [`the reference "url(${AWAY})" in <style> (line 2)`, svg(`<style>g{fill:&#117;rl(${AWAY})}</style>`)],
  ["a backslash in its styles in <style> (line 2)", svg(`<style>g{fill:\\75rl(${AWAY})}</style>`)],
  ['"image-set()" in <style> (line 2)', svg(`<style>svg{background:image-set("${AWAY}" 1x)}</style>`)],
  [
    `the reference "url(${AWAY})" in <style> (line 2)`,
    svg(`<style>@font-face{font-family:x;src:url(${AWAY})}</style>`),
  ],
  [
    `the reference "url(${AWAY})" in <style> (line 2)`,
    svg(`<style>a{content:"/*"} b{background:url(${AWAY})} c{content:"*/"}</style>`),
  ],
  // What stands around the drawing.
  ["the instruction <?xml-stylesheet?>", `<?xml-stylesheet href="${AWAY}"?>${svg("<g/>")}`],
  ["entities in its DOCTYPE", `<!DOCTYPE svg [<!ENTITY x "y">]>${svg("<g/>")}`],
  ["a DOCTYPE of its own", `<!DOCTYPE svg SYSTEM "><script>alert(1)</script>">${svg("<g/>")}`],
  ['a comment that begins with ">"', svg(`<!--><path/><script>${RUN}</script>-->`)],
  ['a comment that begins with ">"', svg(`<!---><script>${RUN}</script>-->`)],
  ['the encoding "utf-7"', `<?xml version="1.0" encoding="utf-7"?>${svg("<g/>")}`],
];

/** No drawings at all, each with what its message says. */
export const NO_DRAWINGS: readonly (readonly [problem: string, text: string])[] = [
  [
    "begins with <html>",
    `<!-- ${svg("")} --><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>`,
  ],
  ["begins with <svg>", "<svg width='9' height='9'><path d='M0 0'/></svg>"],
  ["begins with <svg>", "<svg xmlns='http://www.w3.org/1999/xhtml' width='9' height='9'/>"],
  ["begins with <g>", "<g xmlns='http://www.w3.org/2000/svg'/>"],
  ["not well-formed XML (line 3", svg("<g>")],
  ["not well-formed XML (line 2", svg("<g a='1' a='2'/>")],
  ["not well-formed XML (line 2", svg("<path d=M0 />")],
  ["not well-formed XML (line 2", svg("<text>&unknown;</text>")],
  ["not well-formed XML (line 2", svg("<text>&#0;</text>")],
  ["not well-formed XML (line 2", svg("<inkscape:path/>")],
  ["does not say how large it is", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["does not say how large it is", '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>'],
  ["does not say how large it is", '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="10"/>'],
];

const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** As programs write them. */
export const SOUND: Readonly<Record<string, string>> = {
  inkscape: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with an editor -->
<svg width="80mm" height="40mm" viewBox="0 0 80 40" version="1.1" id="svg5" inkscape:version="1.3" sodipodi:docname="a.svg"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="n" pagecolor="#ffffff" inkscape:zoom="1"/>
  <defs id="d"><inkscape:path-effect effect="powerstroke" id="p"/></defs>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:title>Map</dc:title></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="l"><path style="fill:#000000;stroke-width:0.26" d="M 1,1 9,9 Z" sodipodi:nodetypes="cc"/></g>
</svg>`,
  illustrator: `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
  viewBox="0 0 80 40" style="enable-background:new 0 0 80 40;" xml:space="preserve">
<style type="text/css">.st0{fill:#231F20;} @media (prefers-color-scheme: dark){.st0{fill:rgb(20 20 20)}}</style>
<defs><path id="a" d="M0 0h9v9z"/></defs><clipPath id="b"><use xlink:href="#a" style="overflow:visible;"/></clipPath>
<g clip-path="url(#b)" class="st0"><use xlink:href="#a"/></g>
</svg>`,
  chart: svg(
    `<title>Fares &amp; trips (2026)</title><desc>By month.</desc>
<defs><linearGradient id="g"><stop offset="0" stop-color="#abc"/></linearGradient>
<style><![CDATA[@font-face{font-family:"Own";src:url("data:font/woff2;base64,AAAA") format("woff2")} text > tspan:not(.a){font:12px "Own",sans-serif}]]></style></defs>
<rect width="20" height="30" fill="url('#g')" data-month="1" aria-label="May (first)"/>
<image href="${PIXEL}" width="9" height="9" transform="translate(3,4) rotate(45)"/>
<text x="1" y="2"><tspan class="a">12</tspan></text>`,
    ' role="img" viewBox="0 0 80 40"',
  ),
  moving: svg(
    '<circle r="4"><animate attributeName="r" values="1;4;1" dur="1s" repeatCount="indefinite"/><animateTransform attributeName="transform" type="rotate" from="0" to="360" dur="2s"/></circle>',
  ),
};
