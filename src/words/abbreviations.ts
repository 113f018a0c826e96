import { remembered } from "../lib/remembered.ts";

/** Abbreviations after whose point a sentence goes on. Those in small letters may also begin a sentence. */
const ABBREVIATIONS: Record<string, string> = {
  en: `Mr Mrs Ms Mx Messrs Dr Drs Prof Profs Rev Hon Sr Jr St Ste Sts Mt Mts Ft Gov Govs Lt Sen Sens Rep Reps Del Gen Col Maj
    Capt Cmdr Sgt Cpl Pvt Adm Pres Supt Insp Det Atty Amb Pfc Ave Blvd Rd No Nos Inc Ltd Corp Co Cos Bros Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec Ala Ariz Ark Calif Colo Conn Fla Ga Ind Kan Ky Md Mich Minn Mont Neb Nev Okla
    Pa Tenn Tex Va Vt Wis Wyo vs v approx dept est fig figs vol vols pp ed eds cf al esp incl etc ca`,
  de: `Dr Prof Hr Hrn Fr Frl Str St Nr Nrn Art Abs Bd Bde Mio Mrd Tsd Jh Jhd Std Min Sek Tel Dipl Ing Mag Hrsg Aufl Anm Kap
    Jan Feb Mär Apr Jun Jul Aug Sept Sep Okt Nov Dez Mo Di Mi Do Sa Hl bzw ca bspw evtl ggf ggfs inkl exkl max min usw sog
    vgl zzgl geb gest verh ehem betr bes gem jr sen hl lfd allg amtl ev kath städt bayr österr schweiz engl frz lat gr röm
    d h z u i a o s v n etc`,
  fr: `M MM Mgr Dr Drs Pr Me St Ste Sr apr art av bd boul chap cf coll dép dir éd env ex fig hab ill inéd janv févr avr juil
    sept oct nov déc n no obs op p pp par paragr pl réf suiv sq t tél vol etc`,
  es: `Sr Sra Sres Sras Srta Dr Dra Dres D Dña Ud Uds Vd Vds EE UU Av Avda Gral Cnel Cmdte Prof Profa Lic Ing Arq Sto Sta Mons
    Fr Excmo Excma Ilmo Ilma Cía pág págs núm núms art arts aprox ej p pp tel vol ed cap etc`,
  it: `Sig Sigg Dott Dr Prof Avv Ing Arch Geom Rag On Sen Gen Col Cap Mons Ill Egr Spett S SS pag pagg art artt cap cfr ca es
    fig n nn tel vol voll ed ecc etc`,
  pt: `Sr Sra Srs Dr Dra Prof Profa Eng Arq Exmo Exma D Gen Cel Maj Cap Av Al pág págs art arts cap ed ex fig n núm tel vol aprox
    etc`,
  nl: `Dhr Mevr Mw Mr Dr Drs Ir Ing Prof St Ds dhr mevr mw mr dr drs ir ing prof ds bijv bv ca nr nrs blz enz evt excl incl jl jr
    sr max min mld mln resp tel vgl zgn art afb`,
  sv: `Dr Prof bl ca dvs ev etc ex exkl f fr frk fig hr inkl jfr jr kap kl kr m max min mån nr obs osv prof resp s sek sid
    st t tel tim ung vol år`,
  da: `Dr Prof Skt Sct adr afd bl ca cand dir dr dvs ekskl etc evt f fhv fr hr inkl jf jr kap kl kr lb max mia min mio
    nr osv pct pga prof red resp s sen skt stk tlf vedr`,
  nb: `Dr Prof St adm avd bl ca cand dir dr dvs ekskl etc evt f fr hr inkl jf jr kap kl kr maks mill min mrd nr osv pga
    prof pst red resp s sen st tlf vedr`,
  fi: `Dr Prof dos ent esim fil hlö ilm jne joht kello klo ko ks kts leht lk lis ml mm mrd milj mr n nk no nro ns nyk oik os
    pj prof puh s so sr synt t toht tms tri ts ui v vrt vt ym yms yo`,
  is: `bls dr frh hr kl kr nr o osfrv prof sbr sr st t u þ`,
  et: `dr hr jm jne jt jms k kd kl lk lp mh nn nr pr prof s sh srn st tel tn u v vt`,
  lv: `dr prof piem u utt plkst tālr nr lpp mljrd milj tūkst g gs`,
  lt: `dr prof pvz ir kt t y val tel nr p psl mlrd mln tūkst g al pr`,
  pl: `al abp art bp br brt cd cz dol doc dr dyr fot gen godz gr hab im in inż itd itp jw kard kl kmdr kpt ks lek lic lit m maks
    mgr min mjr mld mln nr nt np o ob ok os pl pkt płk por pow ppłk prof prok przyp r ratm red rep s sekr sp st str św t
    tel tj tys tzn tzw ul ur w wg wł woj wyd zł zob zw`,
  cs: `Dr Ing Mgr Prof Doc MUDr JUDr Bc Sv apod atd cca cit č čl doc dr fr gen hl hod ing kap kl kpt ks lat m max mgr mil min mj mld
    mln n nám např nl odd okr p pí plk pol pozn pplk prof př r red resp roč s sb sd sl soc srov st stol str sv t tel tis tj
    tzn tzv ul vč vl zejm`,
  sk: `Dr Ing Mgr Prof Doc MUDr JUDr Bc Sv a apod atď cca č čl doc dr gen hl hod ing kap kpt ks max mgr mil min mj mld n nám napr
    okr p pí plk pozn prof r resp s sv str t tel tis tj tzn tzv ul vyd zv`,
  hu: `Dr Prof St Bp áll bek dr du em évf ev fol fszt gen hg hsz id ifj ig in kb kft ker kk kp kt köv krt lh max min mb
    mn ml oszt oz özv p pl pol prof ps r rkp sgt stb sz szerk szt tc tel tk u ui uo ún vö vm vsz zrt`,
  ro: `Dl Dna Dr Ing Prof Acad Gen Col Sf alin art bd cap cca col dl dna dr ed etc ex fig ing jud lt max min mld mil nr op p pag pct
    prof ș str șos tel vol`,
  hr: `dr mr prof ing sv ul br str tzv tj npr itd god st g gđa sl čl mil mlrd tis tel v`,
  sl: `dr mag prof ing sv ul št str tj npr itd ipd oz idr dipl univ g ga leto st čl mio mrd tel`,
  ru: `г гг в вв т е д п пп др пр ул просп пер пл наб бул им стр с рис см ср тыс млн млрд трлн руб коп гл акад проф доц ген полк
    кв км м чел обл р св ред изд напр тел ок ст табл долл адм кап лейт`,
  uk: `р рр ст м с вул просп пров пл бул ім див стор рис тис млн млрд грн коп проф акад доц ген полк обл св т е д п ін напр
    тел кв ред вид гол зав дол`,
  bg: `г гг в вв т е д др пр ул бул пл им стр с рис вж ср хил млн млрд лв ст акад проф доц ген полк кв обл св тел бр`,
  el: `κ κκ κα Κ Κα Δρ δρ δηλ βλ σελ αρ αγ Αγ Αγίου καθ τηλ χλμ εκ δισ χιλ π χ λ μ τ`,
  tr: `Dr Prof Doç Av Sn Hz Op Yrd Öğr Gör Alb Gen Org Cad Sok Mah Apt Bul No vb vs vd örn bkz yy s sf krş mad`,
};

/** What titles and references are called in many languages. */
const COMMON = "Dr Prof Mr Mrs Ms St Jr Sr Nr No vs ca cf etc vol pp p art fig";

/** Languages that write ordinal numbers with a point: `24. Dezember`. */
const ORDINALS = new Set(
  "de gsw lb nds da nb nn no fi is fo et lv lt cs sk pl sl hr bs sr hu tr hsb dsb eu sq mk az".split(" "),
);

const ALIASES: Record<string, string> = {
  no: "nb",
  nn: "nb",
  gsw: "de",
  lb: "de",
  bs: "hr",
  sr: "hr",
  gl: "pt",
  ca: "es",
};

/** What a point behind a word or number means in a language. */
export interface Points {
  abbreviations: ReadonlySet<string>;
  hasOrdinals: boolean;
}

/** What a point may be beside the end of a sentence. @param tag BCP 47. */
export const pointsOf = remembered((tag: string): Points => {
  const { language } = new Intl.Locale(tag);
  const list = ABBREVIATIONS[language] ?? ABBREVIATIONS[ALIASES[language] ?? ""] ?? COMMON;
  return { abbreviations: new Set(list.split(/\s+/)), hasOrdinals: ORDINALS.has(language) };
});
