// What a drawing may be made of, by name. An allow-list: what is not here is refused, whatever it does.

export const SVG = "http://www.w3.org/2000/svg";
export const XLINK = "http://www.w3.org/1999/xlink";
export const XML = "http://www.w3.org/XML/1998/namespace";
export const XMLNS = "http://www.w3.org/2000/xmlns/";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Elements of SVG that draw, describe or move, and load or run nothing. Capital letters count. */
export const ELEMENTS = set(`
  svg g defs symbol use switch a view title desc metadata style
  path rect circle ellipse line polyline polygon image
  text tspan textPath
  marker pattern mask clipPath linearGradient radialGradient stop
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform mpath set
`);

/** They hold text alone: inside of them, a page that holds the drawing would read markup as HTML. */
export const TEXT_ONLY = set("title desc style");

/** Elements that may show a picture which is part of the file. */
export const SHOWS_PICTURE = set("image feImage");

/** Elements that change an attribute of another one. */
export const ANIMATIONS = set("animate animateTransform set");

/** Attributes whose value is CSS, or becomes it: each may hold a `url()`. */
export const STYLE_ATTRIBUTES = set(`
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-profile color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule
  filter flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust
  font-stretch font-style font-variant font-variant-ligatures font-variation-settings font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning letter-spacing
  lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow
  paint-order pointer-events shape-inside shape-rendering solid-color solid-opacity stop-color stop-opacity stroke
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style
  text-align text-anchor text-decoration text-indent text-overflow text-rendering text-transform transform-box
  transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
  from to by values
`);

/** Attributes whose value is a number, a name, a shape or a text. `data-…` and `aria-…` are not listed. */
export const PLAIN_ATTRIBUTES = set(`
  id class lang tabindex role focusable version baseProfile contentScriptType contentStyleType
  externalResourcesRequired requiredExtensions requiredFeatures systemLanguage media type
  viewBox preserveAspectRatio zoomAndPan viewTarget width height x y z x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy
  d points pathLength transform rotate offset path
  textLength lengthAdjust startOffset method spacing side
  gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
  filterUnits primitiveUnits filterRes in in2 result mode operator k1 k2 k3 k4 order kernelMatrix divisor bias
  targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
  specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ scale xChannelSelector
  yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles amplitude exponent intercept slope
  tableValues crossorigin decoding
  attributeName attributeType begin dur end min max repeatCount repeatDur restart calcMode keyTimes keySplines keyPoints
  additive accumulate origin
`);

/** Of XLink and of XML itself, beside `xlink:href`. */
export const XLINK_ATTRIBUTES = set("actuate arcrole role show title type");
export const XML_ATTRIBUTES = set("space lang id");

/** An animation may change shapes and colors, and neither names nor references. */
export const isAnimated = (name: string): boolean =>
  (STYLE_ATTRIBUTES.has(name) || PLAIN_ATTRIBUTES.has(name)) && !NOT_ANIMATED.has(name);

const NOT_ANIMATED = set("style id class from to by values attributeName attributeType");

/** What editors write into a drawing for themselves: browsers know none of it. */
export const EDITORS = set(`
  http://www.inkscape.org/namespaces/inkscape
  http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd
  http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd
  http://www.w3.org/1999/02/22-rdf-syntax-ns#
  http://www.w3.org/2000/01/rdf-schema#
  http://purl.org/dc/elements/1.1/
  http://purl.org/dc/terms/
  http://creativecommons.org/ns#
  http://web.resource.org/cc/
  http://www.bohemiancoding.com/sketch/ns
  http://www.serif.com/
  http://www.figma.com/figma/ns
  https://boxy-svg.com
  http://vectornator.io
  http://ns.adobe.com/AdobeIllustrator/10.0/
  http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/
  http://ns.adobe.com/Extensibility/1.0/
  http://ns.adobe.com/Flows/1.0/
  http://ns.adobe.com/Graphs/1.0/
  http://ns.adobe.com/ImageReplacement/1.0/
  http://ns.adobe.com/SaveForWeb/1.0/
  http://ns.adobe.com/Variables/1.0/
  http://ns.adobe.com/GenericCustomNamespace/1.0/
  http://ns.adobe.com/XPath/1.0/
  http://ns.adobe.com/pdf/1.3/
  http://ns.adobe.com/photoshop/1.0/
  http://ns.adobe.com/xap/1.0/
  http://ns.adobe.com/xap/1.0/mm/
  http://ns.adobe.com/xap/1.0/g/
  http://ns.adobe.com/xap/1.0/g/img/
  http://ns.adobe.com/xap/1.0/sType/ResourceRef#
  http://ns.adobe.com/xap/1.0/sType/ResourceEvent#
  http://ns.adobe.com/xap/1.0/t/pg/
  http://ns.adobe.com/xap/1.0/sType/Dimensions#
  http://ns.adobe.com/xap/1.0/sType/Font#
  adobe:ns:meta/
  http://c2pa.org/manifest
`);

/** Functions of CSS that compute or draw, and load nothing; and those that a selector may hold. */
export const CSS_FUNCTIONS = set(`
  url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp round abs sign mod rem
  sin cos tan asin acos atan atan2 pow sqrt hypot log exp env
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
  rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  circle ellipse inset polygon path rect xywh
  cubic-bezier steps linear format local tech
  is not where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir
  and or selector
`);

export const AT_RULES = set("media supports font-face keyframes -webkit-keyframes charset layer container property");
