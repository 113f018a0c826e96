import type { StarterTexts } from "../starter-texts.ts";

export const es: StarterTexts = {
  tagline: "Noticias de aquí",
  description: "{name} cuenta las noticias. Escriba en una o dos frases para quién y sobre qué.",
  rights: "© {name}. Todos los derechos reservados.",
  newsletter: {
    name: "{name} por correo electrónico",
    promise: "Los artículos de la semana, en su bandeja de entrada.",
    privacy: "Usamos su dirección solo para este boletín y no la compartimos con nadie.",
  },
  section: "Lo que publicamos en la sección «{section}». Escriba en una frase qué corresponde aquí.",
  author: {
    name: "Redacción",
    role: "Redacción",
    bio: "Artículos que la redacción de {name} ha escrito en conjunto.",
  },
  about: `{name} es un sitio de noticias. Cuente aquí quién lo hace, desde cuándo y para quién.

## De quién es este periódico

Diga quién es el propietario y de dónde viene el dinero. Los lectores confían en un periódico que lo dice.

## Cómo trabajamos

Explique cómo comprueba los hechos, cómo corrige los errores y cómo distingue la información de la opinión.
`,
  guidelines: `Las cartas a la redacción son bienvenidas. Explique aquí qué publica y qué no.

- Escriba sobre el artículo.
- Firme con su nombre.
- No insulte a nadie.
`,
  privacy: `Este sitio no instala cookies ni mide las visitas. Cambie esta página cuando eso cambie.

## Qué ve nuestro proveedor de alojamiento

Los servidores que entregan este sitio reciben su dirección IP y la dirección de la página que pide. No las usamos para identificar a los lectores.

## Formularios

Lo que usted envía por un formulario lo guarda nuestro proveedor de alojamiento, que nos lo hace llegar.

## Preguntas

Escriba a [{email}](mailto:{email}).
`,
  story: {
    headline: "Este es el primer artículo de {name}",
    standfirst: "Se explica a sí mismo: dónde está, qué partes tiene y cómo se hace el siguiente.",
    tag: "primeros pasos",
    text: `Este artículo es el archivo \`{file}\`. Ábralo en un editor de texto y cambie algo. Mientras \`npm run dev\` está en marcha, el navegador muestra el cambio en cuanto usted guarda.

## Encima del texto

Entre las dos líneas de guiones hay datos sobre el artículo, uno por línea. El titular y la hora de publicación son obligatorios. También lo son la sección y la firma: la firma nombra a los autores por su \`slug\`, definido en \`newsroom/authors.yaml\`.

Una hora futura mantiene oculto el artículo hasta entonces. Con \`draft: true\` permanece oculto todo el tiempo que usted quiera.

## El texto

Deje una línea en blanco entre párrafos. La **negrita** y la *cursiva* se escriben con asteriscos, y un enlace, [así](/about/).

> Una cita empieza con el signo «mayor que».

## El artículo siguiente

\`\`\`
npm run new -- "El titular"
\`\`\`

Esto crea un borrador en el lugar correcto. Después, \`npm test\` dice qué está mal, con el archivo y la línea, antes de que lo vea ningún lector. Cuando ya no necesite este artículo, borre su archivo.
`,
  },
  readme: `# {name}

Los artículos y los ajustes de {name}. [Halyard](https://www.npmjs.com/package/halyard) hace con ellos el sitio.

\`\`\`
npm install && npm start     # el sitio, tal como lo ven los lectores, en http://localhost:8080
npm test                     # qué está mal, con el archivo y la línea
\`\`\`

Instale primero [Node](https://nodejs.org/), versión 20.19 o posterior.

## Escribir un artículo

\`\`\`
npm run new -- "El titular"
npm run dev
\`\`\`

La primera línea crea un borrador y muestra su ruta. La segunda lo muestra en el navegador mientras usted escribe, junto con todo lo que aún no es público. Quite \`draft: true\` cuando el artículo pueda publicarse y guárdelo con un commit.

Un artículo es un archivo de texto, \`articles/AAAA/MM/<slug>.md\`. Las imágenes están a su lado. El primer artículo explica lo demás: \`{file}\`.

## Qué hay en cada lugar

| carpeta o archivo | contiene |
| --- | --- |
| \`articles/\` | los artículos |
| \`newsroom/site.yaml\` | nombre, dirección, idioma, zona horaria, contacto |
| \`newsroom/sections.yaml\` | las secciones, en el orden de la navegación |
| \`newsroom/authors.yaml\` | quién firma los artículos |
| \`newsroom/front-page.yaml\` | lo que abre la portada; vacío: los últimos artículos |
| \`newsroom/*.md\` | las páginas sobre ustedes, sobre la privacidad y para quienes les escriben |

## Dibuje sus propias imágenes

\`halyard init\` ha dibujado estas imágenes a partir del nombre. Sustitúyalas con los mismos nombres de archivo:

| archivo | tamaño |
| --- | --- |
| \`newsroom/mark.svg\` | un dibujo cuadrado de un solo color, sin texto |
| \`newsroom/icon.png\` | {icon} píxeles |
| \`newsroom/logo.png\` | {logo} píxeles |
| \`newsroom/social-card.png\` | {socialCard} píxeles |

## Publicar

Ponga esta carpeta en un repositorio de git y conéctelo a Netlify: \`netlify.toml\` dice cómo se construye el sitio. Para otro proveedor de alojamiento, vea \`npx halyard help rules\`.

## La versión siguiente

\`\`\`
npm update halyard
npm test
\`\`\`
`,
  empty: {
    agencies:
      "# Las agencias de las que llegan artículos. Ejemplo:\n# - slug: efe\n#   name: EFE\n#   fullName: Agencia EFE\n",
    tags: "# Los temas no necesitan entrada. Una entrada aquí fija la grafía. Ejemplo:\n# - label: transbordadores\n#   description: Los barcos a las islas.\n",
    frontPage:
      "# Vacío: los últimos artículos llenan la portada. Ejemplo:\n# lead: /2026/11/20/vuelve-el-barco-nocturno/\n",
  },
};
