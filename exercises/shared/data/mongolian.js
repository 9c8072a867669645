window.lunr={stemmerSupport:{},trimmerSupport:{generateTrimmer:()=>null},generateStopWordFilter:()=>null,Pipeline:{registerFunction(){}}};
/*!
 * Mongolian (Cyrillic) for lunr, in the shape of lunr-languages: lunr.mn with trimmer, stopWordFilter and stemmer.
 * It also takes words apart (lunr.mn.analyser): keys, known lemmas, readings of Latin spellings.
 * All rules are data: RULES below is rules.yml as it stands in handbook/mongolian, where analyser.py reads the same file.
 * WORDS are derived from dict-mn, the Hunspell dictionary mn_MN (LaTeX Project Public Licence 1.3c), modified.
 */
(function (root, factory) {
  "use strict";
  if (typeof define === "function" && define.amd) define(factory);
  else if (typeof exports === "object") module.exports = factory();
  else factory()(root.lunr);
})(this, function () {
  "use strict";
  /** @type {any} */
  const RULES = /* rules.yml */ {"lookalike":{"a":"а","c":"с","e":"е","o":"о","p":"р","x":"х","k":"к","m":"м","t":"т","h":"н","b":"в","v":"ү","y":"ү","i":"и","ї":"ү","і":"и","є":"ө","ѳ":"ө","ѐ":"ё","ӊ":"н"},"fold":{"ү":"у","ө":"о","ё":"е","э":"е","й":"и","ъ":"ь","щ":"ш"},"vowels":"аеоуиыюя","harmony":{"а":"аяуюы","е":"еую","о":"оеы"},"steps":[{"name":"reflexive","endings":"н:хАА ы:хАА V:гАА C:АА C:иА таигаа>таи теигее>теи тоигоо>тои"},{"name":"elliptic","endings":"дАхь н:х ы:х и:х"},{"name":"case","endings":"V:гиин н:гиин C:иин е:иин C:ын нии ны н:ии н:ы C:ии и:н V:гииг н:гииг C:ииг е:ииг C:ыг V:г н:г V:нд C:Анд C:инд C:Ад C:ид д C:т V:т нААс V:гААс н:гААс C:ААс C:иАс V:Ас V:гААр н:гААр C:ААр C:иАр V:Ар хАн руу луу"},{"name":"comitative","endings":"таи теи тои"},{"name":"plural","endings":"V:нууд V:гууд н:гууд чууд иуд C:ууд V:чууд ч:ид ч:уд ч:д V:д>н"},{"name":"verb","verb":"ending","endings":"сАн сн дАг дг мААр хААр ууштаи хАд хАА C:Ах C:их V:х C:жее чее жее же лАА нА C:АнА C:инА C:Ав C:ив V:в C:в C:м V:м муи C:ьюу нАм мАгц нгАА нгуут хлААр тАл сААр вАл бАл вААс бААс C:ААд V:гААд C:иАд вч C:Ан C:ин V:н C:Аж C:иж V:ж C:ж C:ч V:ч C:ААрАи V:гААрАи C:ААсАи V:гААсАи C:оосеи V:гоосеи C:ААч V:гААч гтун уузаи C:уузаи C:ья V:я ье V:е C:ААгуи V:гААгуи C:Ахгуи C:ихгуи V:хгуи V:лгуи C:Алгуи дАггуи сАнгуи C:АА V:гАА C:иА шгуи"},{"name":"aspect","verb":"both","endings":"C:чих C:Ачих V:чих цгАА C:АцгАА знА з схии C:ААстАи"},{"name":"voice","verb":"root","endings":"C:уул V:лгА V:лг лгуул C:гА C:г C:гд V:гд C:Агд C:д C:лд V:лд C:лц V:лц C:Алц C:Алд"}],"infinitive":"C:Ах жчш:их C:их>ь V:х","whole":"гч","attached":"ийн ын ийг ыг ий ы ний ны г н д т нд ад эд од өд аас ээс оос өөс наас нээс ноос нөөс гаас гээс гоос гөөс аар ээр оор өөр гаар гээр гоор гөөр тай тэй той гүй аа ээ оо өө ууд үүд нууд нүүд р","latin":{"shch":["ш"],"sch":["ш"],"sh":["ш"],"kh":["х"],"ch":["ч"],"ts":["ц"],"zh":["ж"],"dz":["з"],"ya":["я"],"ye":["е"],"yo":["е","у"],"yu":["ю"],"ii":["ии"],"iy":["ии"],"ij":["ии"],"ee":["ее","ии"],"oe":["о"],"ue":["у"],"a":["а"],"b":["б"],"c":["ц"],"d":["д"],"e":["е"],"f":["ф"],"g":["г"],"h":["х"],"i":["и"],"j":["ж"],"k":["к"],"l":["л"],"m":["м"],"n":["н"],"o":["о"],"ö":["о"],"p":["п"],"q":["ч","у"],"r":["р"],"s":["с"],"t":["т"],"u":["у"],"ü":["у"],"v":["в","у"],"w":["в"],"x":["х"],"y":["и","у"],"z":["з"]},"loose":{"о":"у","ю":"у","я":"а","ы":"и","ь":""},"same":"facebook фэйсбүүк фейсбүүк фэйсбук фейсбук фб fb | messenger мессенжер мэссэнжер | instagram инстаграм инстаграмм | telegram телеграм телеграмм | whatsapp ватсап вацап ватсапп | viber вайбер | wechat вичат | google гүүгл гугл | youtube ютуб ютүб юүтүб | tiktok тикток | twitter твиттер | linkedin линкедин линкэдин | yandex яндекс | bing бинг | bitcoin биткойн биткоин | tether тетер | blockchain блокчэйн блокчейн | interpol интерпол | europol европол | osint осинт оосинт | vpn випиэн впн | gps жипиэс | android андройд андроид | iphone айфон | gmail жимэйл | email имэйл мэйл | screenshot скриншот скрийншот | deepfake дийпфэйк дипфейк | chat чат | profile профайл | account аккаунт акаунт | browser браузер | server сервер | domain домэйн домейн | link линк | post пост | hash хэш | web вэб веб | internet интернэт интернет | gender жендэр жендер | excel эксел эксэл | trainer тренер","stop":"нь ба болон буюу бөгөөд бол боловч ч л уу үү юу юү вэ бэ энэ тэр эдгээр тэдгээр тус уг тухайн ийм тийм ямар би бид та тэд түүний манай өөр зэрэг гэж гэсэн гэх гэдэг гээд хэмээн байна байгаа байсан байх байдаг болно болох болсон юм буй мөн харин эсхүл эсвэл тул учир учраас тухай талаар дээр дараах","asked":{"mn":"яаж яах яахав яаад яавал яана яагаад хэрхэн юу юуг юунд ямар хэн хэнд хэнээс хаана хаанаас хааш хаашаа хэзээ хэр аль алийг хэд вэ бэ уу үү юу юү ве бе шүү даа л шдэ шд билээ бил биз гэнэ гэнээ гэсээд гээд гэвэл гэдэг гэж гэхдээ болох болохгүй болно болдог болж болсон боллоо болов бололтой байна байгаа байсан байж байвал байх байхгүй бна бгаа бн бга биш бишүү ийм тийм чадах чадна хийх хийнэ хийдэг хийж хийвэл хэрэгтэй ёстой ёстойюу надад миний би бид бидний манай намайг танай та түүний тэр энэ энийг тэрийг үүнийг нэг ер одоо тэгээд тэгвэл тэгээ яг ч ирээд очоод ингээд шиг шаардлагатай учиртай үзнэ","chat":"yaj yaaj yah yaah yaahve yaahuu yaahv yagaad yamar yu yug yum ym ve be uu uvv bol boloh bolh bolhuu bolohuu bolno boldog bolohgui bolohgvi boljiino bn bnu bna bnaa bga bgaa bgaag bhgui bhgvi bhgu baina bainuu baigaa gj gej geed gesen hen hend haana haanaas haashaa hezee her ene ter teriig eniig mini minii bi bid manai ni nuu shd shdee l ch chn n chadah hiih hiihve hiihuu hereg heregtei yostoi odoo neg tgd tegeed we","en":"how what when where who whom whose why which can could may might should would do does did done is are am was were be been being have has had having will shall must i me my mine we us our you your he him his she her they them its it this that these those there here the a an of to in on at for with from by and or if as so then than but any some someone somebody something anyone anything just really please need want get got getting tell about into up out while during after before also too very more most much many im ive id cant dont doesnt didnt isnt wont u r ur pls plz wat wht wen y wanna gonna go going make making let say says said give way ways use using used don't doesn't can't isn't i'm i've it's he's she's that's what's who's"},"article":"зүйл хэсэг заалт дугаар дүгээр article articles art","lemmas":{"хүмүүс":"хүн","хүмүүсийг":"хүн","хүмүүсийн":"хүн","хүмүүст":"хүн","хүмүүсээр":"хүн","миний":"би","намайг":"би","надад":"би","надаас":"би","биднийг":"бид","түүнд":"тэр","түүний":"тэр","түүнийг":"тэр","түүнийгээ":"тэр","түүнээс":"тэр","үүнд":"энэ","үүнийг":"энэ","үүнээс":"энэ","анхан":"анхан","цаасан":"цаас","утсан":"утас","хуудсан":"хуудас","үндсэн":"үндсэн","үүлэн":"үүлэн","мөнгөн":"мөнгө","мөрдсөн":"мөрд-","бүртгэлт":"бүртгэлт","шифрлэлт":"шифрлэлт","шифрлэлтийн":"шифрлэлт","зочлолтыг":"зочлолт","дараагийнхад":"дараагийнх","дараагийнхыг":"дараагийнх","дарчихжээ":"дар-","өгч":"өг-","хаана":"хаана","хаанаас":"хаана","хаан":"хаан","бусад":"бусад","гадаад":"гадаад","гадны":"гадна","хөтчид":"хөтөч","этгээдэд":"этгээд","шүүхэд":"шүүх","төвд":"төв","бүлд":"бүл","нөхцөлд":"нөхцөл","ангид":"анги","танд":"та","бүрд":"бүр","орчны":"орчин","одоо":"одоо","мэдлээ":"мэд-","тулд":"тулд","шүүх":"шүүх","шуудан":"шуудан","иргэн":"иргэн","иргэд":"иргэн","руу":"руу","рүү":"руу","гихг":"гихг","эсхүл":"эсхүл","авч":"ав-","болон":"болон","яагаад":"яагаад","суралцахуйн":"суралц-","танигдахуйц":"танигд-","уншихааргүй":"унш-","үнийг":"үнэ","биеэ":"бие"}};
  /** @type {any} */
  const WORDS = /* words.tsv: known lemmas, and forms that the rules alone would misread */ {"lemmas":"ав ав- аваагүй аваач- авагч авар- авлага авс автобус автомат авчир- авчээ агаар агент агуулга агшин адил аж ажигла- ажил ажилла- ажиллагаа ажиллагч ажиллуул- ажилтан ажилчид ай ай- айл айлга- акт алба албагүй албад- албадлага албан алга алгас- алгоритм алд- алдаа алдагд- алдар аливаа алин алхам аль альтернатив ам амархан амла- амь амьд амьдрагч амьдрал анализ анги ангил- ангилал англи андуур- анзаар- анзаарагд- анх анхаар- анхааруул- анхааруулга анхан анхдагч аппарат ар арай арван арга аргаа аргагүй аргачил- аргачлал ард арил- арилга- арилгуул- арилж- арилжаал- архив арч- арьс асаа- асар- асрамж асуу асуу- асуудал асуулт атал аудио аудит ахиул- ахуй ахь- ач ачаалал ашиг ашигла- ашиглуул- аюул аюулгүй аялагч аялал б ба бааз баасан баг бага багана баганад багас- багасга- багасгалт багт- багцал- багш бай бай- байгуул- байгуулалт байгууллага байдал байл байлга- байлгагч байлц- байнга байр байрла- байрлал байрлуул- байршил байршуул- байршуулалт байцаагч байцаалт бараг барагд- барагдуул- баривчил- баримжаа баримт баримтал- баруун барь- барьцаа барьцаал- бас бат батал- баталгаа баталгааж- баталгаажуул- баталгаажуулалт бататга- батлагд- батлуул- беркли би бид бие биелэлт биелүүл- биечил- бий биологи биометрик бич- бичвэр бичиг бичлэг биш блокчейн богино бод- бодит бодитой бодол бол бол- болго- болгон болгоомжил- болдог болзошгүй боловсрол боловсруул- боловсруулагч боловсруулалт боломж боломжгүй боломжит болон болохуйц боль- боол боолчлол боомт боомтол- борлуулагч британи брокер буй булаа- буруу буруугүй буруутга- бус бусад буудал буудалд буулга- бууруул- буц- буцаа- бэ бэйс бэлтгэ- бэлтгэгд- бэлэг бэлэн бэртэл бэхжүүл- бүгд бүдгэрүүл- бүл бүлэг бүлэглэл бүр бүрд- бүрдэл бүрдүүл- бүртгэ- бүртгэгч бүртгэл бүртгэлгүй бүртгэлт бүртгэнэ бүртгүүл- бүрчлэн бүрэлдэхүүн бүрэн бүрээс бүс бүт- бүтэлгүй бүтэн бүтэц бүтээ- бүх бүхий бүхэлд бүхэн бөглө- бөгөөд бөөн ван веб видео виз виртуал вирус вэ г гадаад гадагш гадарга гадна гадуур гадуурх- гажуудал газар гал ганц ганцаар ганцаарчил- гар гар- гараагүй гарал гарга- гаргагч гаргалгүй гаргуул- гарз гарла гарт гаруй гарц гарцаагүй гарч ген генетик гий гинж гишүүн гишүүнчлэл гол голд голдуу гомдол горим гудамж гуй- гуйв гурав гуравдагч гуравдугаар гуравт гурван гурвуул гучин гэ- гэгд- гэм гэмгүй гэмт гэмт- гэмтэл гэнэ гэнэн гэр гэрлэлт гэрлүүл- гэрч гэрчилгээ гэрчлэл гэрэл гэрээ гэтэл гэх гүйлгээ гүйцэд гүйцэтгэ- гүйцэтгэл гүйцээ- гүн даа- даалга- даалгавар дав- давт- давтагд- давуу давхар давхард- давхац- дага- дагавар дагна- дагуу дагуул дагуул- дадлага дайр- дайралт далд далдал- далимдуул- дамж- дамжин дамжуул- дамжуулагд- дамжуулалт дамна- дан данс дар- дараа дараагийнх дараалал дараалуул- дараах дарамт дарга даруй дархлаа дасгал дата дахин дахь дахь- диаграмм дижитал диск документ доллар долоо долоон доод доор доорх дор дотогшил- дотоод дотор доторх дохио дохь- дугаар дугааргүй дугаарла- дунд дундуур дур дурд- дурлал дутуу дуу дуугүй дууд- дуудлага дуус- дуусга- дэвсгэр дэвтэр дэд дэлгэрэнгүй дэлгэц дэлгүүр дэлхий дэмж- дэмжлэг дэргэдэх дэх дээд дээр дээрх дүгнэ- дүгнэлт дүгээр дүн дүр дүрс дүрсэл- дүрэм дүрэмд дүүр- дүүрэн дөрвөн дөрөв дөчин европ ерд ерөнхий ерөнхийд жагсаа- жагсаалт жигд жижиг жижүүр жил жинхэнэ жирэмсэн жиш- жишиг жишээ журам журамгүй жүжиглэ- заа- заавал заавар заагч заалт заалтгүй загасчил- загвар задал- задар- задгай задруул- зай зайлшгүй залбир- залга- залил- залилан залруул- залуу зам зан занал заналхийл- заналхийлэл зар зараа зардал зарим зарчим зас- засаг засвар захидал захир- заяа- зов- зовлон зовоо- зогс- зогсоо зогсоо- золиос зоргоор зориг зорилго зорилт зориул- зориулалт зорчигч зорчих зохио- зохиогч зохиомол зохицуул- зохь- зочид зочил- зочлолт зугт- зур- зураг зураглал зурагт зурвас зургаа зургаан зуруул- зуучил- зуучлагч зуучлал зэрэг зэрэглэл зээл зүгээр зүй зүйл зүйч зүүлт зүүн зөв зөвлө- зөвлөгөө зөвлөгөөн зөвлөл зөвлөмж зөвлөх зөвхөн зөвшөөр- зөвшөөрөгд- зөвшөөрөл зөвшөөрөлгүй зөвшөөрөлд зөр- зөрч- зөрчигд- зөрчил зөрчилд- зөрчихгүй зөрүү зөөгч зөөлрүүл- ид- идентификатор идэвх идэвхгүй ижил ийг ийм ийн ил илгээ илгээ- илрүүл- илт илтгэл илчил- илэр- илэрхийл- илэрхийлэл илэрц илэрцгүй илүү ингэ- индикатор интернет ир- иргэн иргэнэ ирүүл- итгэ- итгэл итгэлцэл итгүүл- их ихэвчлэн ихэнх ич- иш ишлэл камер кибер код койн комисс комиссар компани компьютер конвенц контакт контроллер криптовалют курс л лавла- лавлагаа лавлах лавлахгүй ласт лац лацад- лекц линк лиценз лог луйвар луйвард- луус магадгүй магадлал магистр магт- магтаал манай марга- маргаан март- мастер материал матриц махбод маш машин маягт менежер мессеж мета мин минут минь модуль монгол мониторинг мотор муж мэд- мэддэг мэдлэг мэдрэмж мэдрэмтгий мэдэгд- мэдэгдэл мэдэгдэлгүй мэдэл мэдэлгүй мэдээгүй мэдээл- мэдээлэл мэдээлэлгүй мэдүүлэг мэдүүлэгч мэйл мэнд мэргэжил мэргэжилтэн мэргэш- мэт мэхлэгд- мэхэл- мөлж- мөлжлөг мөлжүүл- мөн мөнгө мөр мөргөл мөрд- мөрдлөг мөрдөгд- мөрдөгч мөрдөн мөрөн мөч найдвар найз наймаа наймаал- наймаалагд- наймаачин найман найруул- найруулга нарийвчлал нарийсга- нас ний нийгэм нийл- нийлбэр нийлүүл- нийт нийтлэл нийтэл- нийц- нийцүүл- ном нотлогд- нотол- нотолгоо ноц нутаг нуу- нуух нуухгүй нууц нууцал- нууцлагд- нууцлал нь нэвтрүүл- нэвтэр- нэг нэгд нэгд- нэгдүгээр нэгж нэгж- нэгжлэг нэгтгэ- нэгэн нэгэнт нэлээд нэм- нэмнэ нэмэгд- нэмэлт нэр нэргүй нэрлэ- нэрлүүл- нэрс нэт нэхэмжлэл нээ- нээгд- нээлт нягтал- нягтлан няцаа- нүд нүцгэн нүүр нөгөө нөлөө нөлөөл- нөх- нөхцөл нөөц объект овог огноо огноогүй огт одоо ой ойлго- ойлголт ойлгуул- ойм- ойролцоо ол- олго- олгогч олголт олд- олон олонтоо олуул- он онгорхой онгоц онлайн оноо оноо- онош онцгой онцлог онцол- оператор ор- орд оригинал орло орло- орогнуул- оролд- оролц- оролцогч оролцоогүй оролцуул- оромгүй орон ороогүй оруул- оруулалт орхи- орхигд- орчим орчин орчуул- орчуулагч орчуулга орш- офицер офлайн охид охин оч- оюун оюутан параграф паспорт паспортгүй платформ практик программ прокурор протокол процедур процесс процессор психологи пункт регистр редакц романс саад саадгүй саатуул- садан садар сайн сайт салбар салга- самбар самуун сан сана- санаа санаачилга санал санамж санамсаргүй санд сансар санхүү сар сахиул- секс сервер сертификат синдром систем слайд солилц- соль- сонго- сонголт сонголтгүй сонин сонирх- сонирхол сонирхолд сонс- сонсго- сонсогч сорьц социал стандарт статистик субъект суваг судал- судалгаа судлаачид судлагч сул сулар- сум суман сунга- сур- сураггүй сурагч суралц- суралцагч сурвалж сурвалжгүй сурвалжил- сурвалжлагд- сурга- сургагч сургалт сургууль сурла сурталчил- суу суу- суурил- суурь сэдэв сэжиг сэжиглэ- сэжиглэгд- сэжиглүүл- сэжигтэн сэжүүр сэргийл- сэргийлэх сэргээ- сэрэмжил- сэрэмжлүүл- сэрэмжлүүлэг сэтгэ- сэтгэгдэл сэтгэл сэтгэц сэтгүүлч сэтгүүлчид сүлжээ сүлжээгүй сүрдүүл- сүүл сүүлд сүүлч т та таа- таалагд- таалга- таамаг таамагла- таар- тааралд- тааруул- таарц тав таван тавиагүй тавь тавь- тагнуул тай тайван тайвшруул- тайлагна- тайлан тайлбар тайлбарла- тайр- тал талаар талаарх талбай талбар тамга тамхи тана танаас танай танигд- танигдуул- танил танилц- таниул- тань тань- тар- тараа- тарна тарх- тасал- тасар- тасралтгүй тат- татагд- татгалз- татгалзаагүй тест техник технологи тийм тийнхүү товч товчлол товшилт тогоо тогт- тогтвор тогтмол тогтоо- тогтоогд- тогтоомж тод тодор- тодорхой тодорхойгүй тодорхойл- тодорхойлогд- тодорхойлогч тодорхойлолт тодруул- тодруулга тойм тойрог толгой томор- томьёо тоо тоо- тоого тоол- тооц- тооцогд- тохиолд- тохиолдол тохир- тохиргоо тохируул- транзит туйлдал тул тулаан тулга- тулгар- тулгард тулгуурла- тулд тунгалаг турш- туршилт туршлага тус тус- тусал- тусам тусгаарла- тусгай тусгайл- туслалцаа тусламж туслах тутам туулагч тухай тухайл- тушаал тушаалтан тэгш тэд тэдгээр тэмдэг тэмдэглэ- тэмдэглэгээ тэмдэглэл тэмдэглэлгүй тэмдэгт тэмц- тэмцэл тэнд тэндээс тэнц- тэнцүү тэр тээвэр тээвэрлэ- түгж- түгээ- түгээмэл түлхүүр түлхүүргүй түнш түр түрүү түрүүл- түшиглэ- түү түүх төв төвлөр- төгс- төгсгөл төгөлдөр төдий төдийгүй төл- төлбөр төлбөргүй төлж төлөв төлөвлө- төлөвлөгөө төлөө төлөөл- төлөөлөгч төр төр- төрх төрөл төс төсөл төхөөрөмж төөрөгдүүл- уг угаа- угсаа удаа удаан удаах удамшил удирд- удирдамж удирдлага ул улаан улмаас улс унш- уншигч уншуул- урвуу урвуул- урилга урт уруу уршиг урь- урьд урьдчил- уст- устга- устгуул- утас утга уу ухаан ухраа- учир учир- учруул- уялдуул- файл фактор физик фирм фишинг форм фото хаа- хаагч хаалга хаалт хаана хааш хаашаа хавсарга- хавсралт хавтас хавтаст хагас хадгал- хадгалагд- хадгалалт хадгалуул- хажуу хажууд хай хай- хайв хайгч хайдаг хайлт хайр хайсан халд- халдашгүй халдлага халдуул- халхавч халхал- халшир- хам хамаагүй хамаар- хамаарал хамааралгүй хамааруул- хамаатан хамаатуул- хамар- хамард хамгаал- хамгаалагд- хамгаалагч хамгаалал хамгаалалт хамгаалалтгүй хамгийн хамсаатан хамт хамтад хамтар- хамтрагч ханамж ханга- хангалт хангалтгүй хангамж ханд- хандалт хандлага хар хар- хараагүй хараат харагд- харагдуул- харанхуй харвал харгалз- хард харилц- харилцаа харилцаагүй харин хариу хариугүй хариул- хариулт хариуц- хариуцагч хариуцлага хариуцуул- харс харуул харуул- харуулд харьцаа харьцангуй харьцуул- харьяалал харьяалалгүй харьяат хас- хатуу хаш хашилт хаяг хий- хийд хийж хийлгэ- хиймэл хийс хил хичээл ховор хожим хожимд- хойш хойшлуул- холбо- холбогд- холбогдол холбогдолгүй холболт холбоо холбоос холилд- холимог хонжоо хоног хоолой хооронд хоосон хор хориг хоригло- хориглолт хорио хороо хорь- хос хот хохир- хохирогч хохирол хохироо- хоцор- хоёр хоёрдогч хоёрдугаар хоёрт хоёул хуваагд- хуваалц- хуваарь хувилбар хувь хувьд хугацаа худал худалд- худалдаал- худалдаалагд- худалдаалагч худалдагч хулгай хулгайл- хураа- хураамж хурдан хуримтлагд- хуруу хус- хуудас хуудасгүй хуул- хуулагд- хуулбар хуулбарла- хууль хуульгүй хуульч хуур- хуурамч хуурсан хуурч хуучин хэв хэвлэ- хэвлэл хэд хэдий хэдийн хэдэн хэзээ хэл хэл- хэлбэр хэлмэрч хэлэлцэгд- хэмж- хэмжээ хэмээ- хэн хэр хэрх- хэрхэн хэрэв хэрэг хэрэггүй хэрэгжилт хэрэгжүүл- хэрэглэ- хэрэглэгч хэрэгсэл хэрэгтэн хэрэгцээ хэрэгцээт хэсэг хэтрүүл- хэтэвч хэтэр- хэцүү хээ хязгаар хязгаарла- хязгаарлалт хяна- хянагч хяналт хүйс хүлээ- хүлээлгэ- хүлээлт хүмүүжүүл- хүн хүнгүй хүнд хүндрэл хүндрүүл- хүндэтгэ- хүр- хүргэ- хүргүүл- хүрнэ хүртэгч хүртэл хүртээмж хүрээ хүрээгүй хүс- хүснэгт хүсэгд- хүсэгч хүсэл хүсэлт хүч хүчин хүчингүй хүчирхийл- хүчирхийлэл хүүхэд хүүхэлдэй хөгжил хөдөл- хөдөлгүүр хөдөлгөөн хөдөлгөөнт хөдөлмөр хөдөлмөрлүүл- хөл хөлс хөлсгүй хөнгөн хөнд- хөндлөн хөндөгд- хөнөөл хөнөөлгүй хөнөөлт хөрвүүл- хөрш хөрөнгө хөтөл- хөтөлбөр хөтөч цаанаас цаас цааш цаашид цаг цагаа цагаар цагаатга- цагаач цагаачлал цагдаа цалин царай цахим цац- цогц цонх цочрол цуглуул- цуглуулалт цуу цуцал- цэвэрлэ- цэг цэгц цэн цэс цэц цээж цөөн ч чад- чадамжгүй чадвар чадварлаг чанар чанга чангар- чек чиг чиглэ- чиглэл чимээгүй чухал чөлөө чөлөөл- чөлөөт шаард- шаардлага шаардлагагүй шалга- шалгалт шалгуул- шалгуур шалтгаал- шалтгаан шат шат- шатлалт шах- шашин шивээс шиг шийд- шийдвэр шийдвэрлэ- шийдвэрлүүл- шийдүүл- шийтгэ- шийтгэл шилж- шилжилт шилжүүл- шилжүүлэг шинж шинжил- шинжилгээ шинжлүүл- шинжээч шинэ шинэчил- шифрлэ- шифрлэлт шорон шугам шугамгүй шударга шууд шуудан шүтлэг шүү- шүүгдэгч шүүлгэ- шүүх шөнө шөнөгүй эвдрэл эвлэр- эвлүүл- эгч эд эдгээр эдлүүл- эдэл- эерэг эзэл- эзэмш- эзэмшигч эзэмшүүл- эзэн эй эксперт электрон элсүүл- элсүүлэгч элсүүлэлт эмзэг эмнэлэг эмх эмхэл- эмч энгийн энд эндээс эндүүр- энэ эр- эргэ- эргэлз- эргэлзээ эрх эрхгүй эрхтэн эрхшээл эрхэл- эрүү эрүүл эсвэл эсрэг эсэргүүц- эсэх этгээд эх эхлэл эхлүүл- эхэл- эхэн эхүүд эцэг эцэс эцэслэ- ээж ээлж ээр юм юу яа- яагаад яам яаруул- яах яв- явагд- явдал явуул- явц явцуу яг яд- ядаргаа ял ялга- ялгаа ялгаагүй ялгаварла- ялла- яллагдагч яллагч ялтан ямар янз янхандуул- яриа ярилц- ярилцлага ярь- ятга- ёс ёсгүй ёсоор үг үгээр үгүй үгүйсгэ- үд- үе үз- үзлэг үзэг үзэгд- үзэгч үзүүл- үзүүлэгч үйл үйлд- үйлдвэрлэгч үйлдэгд- үйлдэл үйлдэлд үйлдүүл- үйлчил- үйлчилгээ үйлчлүүлэгч үл үлд- үлдэгч үлдээ- үндсэн үндэс үндэслэ- үндэслэл үндэслэлгүй үндэстэн үнэ үнэгүй үнэл- үнэлгээ үнэлүүл- үнэмшил үнэн үнэнч үр үргэлж үргэлжил- үргэлжлүүл- үсэг үү үүг үүд үүдэл үүлэн үүрэг үүрэггүй үүс- үүсвэр үүсгэ- өвчин өвчтэй өг- өгд өглөө өгнө өгүүл- өгүүлбэр өгөгдөл өгөөгүй өдөр өдөржин өмгөөлүүл- өмгөөлөгч өмгөөлөл өмнө өмнөх өмнөөс өмч өмчил- өмчлөгч өнгө өнгөр- өндөр өнөөдөр өр өрт- өрөвд- өрөө өрөөсгөл өчигдөр өөр өөрсөд өөрт өөрчил- өөрчлөгд- өөрчлөлт","forms":{"албаны":"алба","анхнаас":"анх","анхны":"анх","багыг":"бага","байх":"бай-","блокчейн":"блокчейн","боловч":"бол-","веб":"веб","гарлаа":"гарла","гэхдээ":"гэ-","гэхээс":"гэ-","дараагийнх":"дараа","доллароор":"доллар","заналхийлэх":"заналхийл-","интернет":"интернет","иргэнийг":"иргэнэ","линк":"линк","мэйл":"мэйл","ордог":"орд","сервер":"сервер","тавих":"тавь-","таних":"тань-","таны":"та","тулгардаг":"тулгард","хайх":"хай-","хамардаг":"хамард","хардаг":"хард","харуулдаг":"харуулд","хийдэг":"хийд","хэдийг":"хэд","хэдийд":"хэдий","эхэд":"эх","эхүүдэд":"эх","өгдөг":"өгд"}};

  const VOWELS = new Set(RULES.vowels);
  const CYRILLIC = /[\u0400-\u04ff]/;
  const PLAIN = /^(?:[a-z0-9.]+|[а-яөүё]+)$/;
  const IGNORED = /[\u0300-\u0305\u0307\u0309-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const LONGEST_LATIN = Math.max(...Object.keys(RULES.latin).map((group) => group.length));
  const TWICE = new RegExp(`([${RULES.vowels}])\\1+`, "g");
  const READINGS = 24, LONGEST = 40, VERB = "-", WORD = ".";
  const STOP = new Set(RULES.stop.split(/\s+/));
  const CHAT = new Set(RULES.asked.chat.split(/\s+/));
  const ASKED = new Set(Object.values(RULES.asked).flatMap((words) => words.split(/\s+/)));
  const ENGLISH = new Set(RULES.asked.en.split(/\s+/).filter((word) => word.length > 2 && !CHAT.has(word)));
  const ARTICLE = new Set(RULES.article.split(/\s+/));
  const ATTACHED = new Set(RULES.attached.split(/\s+/));
  const has = (table, name) => Object.prototype.hasOwnProperty.call(table, name);
  const mapper = (table) => {
    const letters = new RegExp(`[${Object.keys(table).join("")}]`, "g");
    return (text) => text.replace(letters, (letter) => table[letter]);
  };
  const lookalike = mapper(RULES.lookalike), folded = mapper(RULES.fold), loosened = mapper(RULES.loose);
  const unique = (list) => [...new Set(list)];
  const hasVowel = (text) => Array.from(text).some((letter) => VOWELS.has(letter));
  const withoutMark = (lemma) => (lemma.endsWith(VERB) ? lemma.slice(0, -1) : lemma);

  // Names in all spellings, and irregular words → the one that stands for all.
  const HEADS = new Map();
  for (const group of RULES.same.split("|")) {
    const spellings = group.trim().split(/\s+/);
    for (const spelling of spellings) HEADS.set(spelling, spellings[0]);
  }
  for (const form of Object.keys(RULES.lemmas)) HEADS.set(form, RULES.lemmas[form]);

  function normalise(word) {
    word = word.toLowerCase();
    if (PLAIN.test(word)) return word;
    word = word.normalize("NFC").replace(IGNORED, "").normalize("NFC");
    return CYRILLIC.test(word) ? lookalike(word).replace(/з(?=\d)|(?<=\d)з/g, "3") : word;
  }

  const fold = (word) => folded(normalise(word));

  const FOLDED_HEADS = new Map([...HEADS].map(([spelling, head]) => [fold(spelling), head]));

  function loose(letters) {
    const text = loosened(letters).replace(TWICE, "$1");
    return text.length > 2 && text.endsWith("и") && !VOWELS.has(text[text.length - 2]) ? text.slice(0, -1) : text;
  }

  const consonants = (loosened) =>
    loosened.slice(0, 1) + Array.from(loosened.slice(1)).filter((letter) => !VOWELS.has(letter)).join("");

  function readings(latin) {
    if (latin.length > LONGEST) return [];
    let found = [""];
    for (let at = 0; at < latin.length;) {
      let length = LONGEST_LATIN;
      while (length && !(at + length <= latin.length && has(RULES.latin, latin.slice(at, at + length)))) length--;
      if (!length) {
        if (!"'’`".includes(latin[at])) return [];
        at++;
        continue;
      }
      const ends = RULES.latin[latin.slice(at, at + length)];
      found = found.flatMap((start) => ends.map((end) => start + end)).slice(0, READINGS);
      at += length;
    }
    return unique(found);
  }

  function skeleton(base) {
    const letter = (back) => base[base.length - back];
    if (base.length > 2 && letter(1) === "и" && !VOWELS.has(letter(2))) base = base.slice(0, -1) + "ь";
    if (base.length > 3 && "аеоу".includes(letter(1)) && !VOWELS.has(letter(2)) && hasVowel(base.slice(0, -2))) {
      base = base.slice(0, -1);
    }
    if (base.length > 3 && !VOWELS.has(letter(1)) && letter(1) !== "ь" && "аеои".includes(letter(2)) &&
        !VOWELS.has(letter(3)) && letter(3) !== "ь" && hasVowel(base.slice(0, -3))) {
      base = base.slice(0, -2) + letter(1);
    }
    return base;
  }

  function endings(written) {
    return written.trim().split(/\s+/).flatMap((part) => {
      const colon = part.lastIndexOf(":");
      const [text, instead = ""] = part.slice(colon + 1).split(">");
      const after = colon < 0 ? "" : part.slice(0, colon);
      return (text.includes("А") ? ["а", "е", "о"] : [""]).map((vowel) => (
        { text: text.replaceAll("А", vowel), instead: instead.replaceAll("А", vowel), after, vowel }));
    });
  }

  const TAKES = { "": [false], ending: [false], root: [true], both: [false, true] }; // verbs' roots, other words
  const STEPS = RULES.steps.map((step) => {
    const byText = new Map();
    for (const ending of endings(step.endings)) byText.set(ending.text, [...(byText.get(ending.text) || []), ending]);
    return { verb: step.verb || "", byText, longest: Math.max(...[...byText.keys()].map((text) => text.length)) };
  });
  const INFINITIVE = endings(RULES.infinitive);

  function fits(text, ending) {
    const base = text.slice(0, text.length - ending.text.length);
    if (!text.endsWith(ending.text) || base.length < 2 || !hasVowel(base)) return false;
    const before = base[base.length - 1], vowelBefore = VOWELS.has(before);
    if (ending.after === "V" ? !vowelBefore : ending.after === "C" ? vowelBefore
      : ending.after && !ending.after.includes(before)) return false;
    if (!ending.vowel) return true;
    const last = Array.from(base).reverse().find((letter) => VOWELS.has(letter) && letter !== "и");
    return last ? RULES.harmony[ending.vowel].includes(last) : ending.vowel === "е";
  }

  function shorter(step, found) {
    const left = [];
    for (const { text, verb, taken } of found) {
      if (!TAKES[step.verb].includes(verb) || (step.verb && text.endsWith(RULES.whole))) continue;
      for (let length = 1; length <= Math.min(step.longest, text.length - 2); length++) {
        for (const ending of step.byText.get(text.slice(-length)) || []) {
          if (!fits(text, ending)) continue;
          const base = text.slice(0, -length);
          const texts = [base + ending.instead];
          if (ending.text[0] === "и" && !VOWELS.has(base[base.length - 1]) && !ending.instead) texts.push(base + "ь");
          for (const shortened of texts) left.push({ text: shortened, verb: step.verb !== "", taken: taken + 1 });
        }
      }
    }
    return left;
  }

  const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  // What is left of a word when endings are taken off, longest first.
  function bases(word) {
    const whole = fold(word);
    const found = new Map([[whole, { text: whole, verb: false, taken: 0 }]]);
    if (whole.length <= LONGEST) {
      for (const step of STEPS) {
        const before = [...found.values()], fresh = new Map();
        for (const base of shorter(step, before)) {
          const name = base.text + (base.verb ? VERB : "");
          if (!found.has(name) && !(fresh.has(name) && fresh.get(name).taken <= base.taken)) fresh.set(name, base);
        }
        for (const [name, base] of fresh) found.set(name, base);
      }
    }
    return [...found.values()].sort((a, b) =>
      b.text.length - a.text.length || a.taken - b.taken || Number(a.verb) - Number(b.verb) || byCodePoint(a.text, b.text));
  }

  const key = (base) => skeleton(base.text) + (base.verb ? VERB : WORD);
  const lemmaKey = (lemma) => skeleton(fold(withoutMark(lemma))) + (lemma.endsWith(VERB) ? VERB : WORD);

  function infinitiveRoot(whole) {
    const ending = INFINITIVE.find((candidate) => fits(whole, candidate));
    return ending ? whole.slice(0, -ending.text.length) + ending.instead : "";
  }

  // All keys of a word; the first is its own: of an infinitive the verb's root. A key is no word and is not taken apart.
  function keys(word) {
    if (word.endsWith(WORD)) return [word];
    if (word.endsWith(VERB)) return [lemmaKey(word)];
    const root = infinitiveRoot(fold(word)), head = FOLDED_HEADS.get(fold(word));
    return unique([root ? skeleton(root) + VERB : skeleton(fold(word)) + WORD, ...bases(word).map(key), ...(head ? [lemmaKey(head)] : [])]);
  }

  // Whether the letters a word and a lemma share are the same letters, not only folded ones (хүнээс: хүн, not хун).
  function agree(word, lemma) {
    const other = withoutMark(lemma);
    for (let at = 0; at < Math.min(word.length, other.length); at++) {
      if (word[at] !== other[at]) return folded(word[at]) !== folded(other[at]);
    }
    return true;
  }

  function leadsTo(base, lemma) {
    const whole = fold(withoutMark(lemma));
    return base.taken ? base.text.length <= whole.length : base.text === whole;
  }

  // Words whose dictionary form is known. `lemmas`: all known ones; `forms`: Map of the forms that rules would misread.
  class Lexicon {
    constructor(lemmas, forms) {
      this.lemmas = lemmas;
      this.forms = forms;
    }
    get byKey() {
      const byKey = new Map();
      for (const lemma of unique([...this.lemmas, ...HEADS.keys()])) {
        const name = lemmaKey(lemma);
        byKey.set(name, [...(byKey.get(name) || []), lemma]);
      }
      Object.defineProperty(this, "byKey", { value: byKey });
      return byKey;
    }
    has(lemma) {
      return this.byKey.has(lemmaKey(lemma)) && this.byKey.get(lemmaKey(lemma)).includes(lemma);
    }
    // The one dictionary form of a word; if no known lemma fits, the word itself.
    lemma(word) {
      word = normalise(word);
      if (HEADS.has(word)) return HEADS.get(word);
      if (this.forms.has(word)) return this.forms.get(word);
      return this.known(word)[0] || word;
    }
    // Known lemmas by the longest base that has one; `sameLetters` false also takes folded ones (хунээс: хүн).
    known(word, sameLetters = true) {
      word = normalise(word);
      for (const base of bases(word)) {
        const found = (this.byKey.get(key(base)) || [])
          .filter((lemma) => leadsTo(base, lemma) && (!sameLetters || agree(word, lemma)));
        if (found.length) return unique(found.map((lemma) => HEADS.get(lemma) || lemma));
        if (!base.verb && base.text.endsWith(RULES.whole)) return [word.slice(0, base.text.length)]; // in -гч, known or not
      }
      return [];
    }
  }
  const LEXICON = new Lexicon(WORDS.lemmas.split(" "), new Map(Object.entries(WORDS.forms)));

  const stem = (word) => (CYRILLIC.test(word) ? LEXICON.lemma(word) : word);

  return function (lunr) {
    if (!lunr) throw new Error("lunr is not there: load lunr before lunr.mn");
    if (!lunr.stemmerSupport) throw new Error("lunr.stemmerSupport is not there: load lunr.stemmer.support before lunr.mn");
    lunr.mn = function () {
      const steps = [lunr.mn.trimmer, lunr.mn.stopWordFilter, lunr.mn.stemmer];
      this.pipeline.reset();
      this.pipeline.add(...steps);
      if (this.searchPipeline) { // lunr 2: what is typed goes through the stemmer too
        this.searchPipeline.reset();
        this.searchPipeline.add(lunr.mn.stemmer);
      }
    };
    lunr.mn.wordCharacters = "\u0400-\u04FFA-Za-z0-9";
    lunr.mn.trimmer = lunr.trimmerSupport.generateTrimmer(lunr.mn.wordCharacters);
    lunr.Pipeline.registerFunction(lunr.mn.trimmer, "trimmer-mn");
    lunr.mn.stopWordFilter = lunr.generateStopWordFilter([...STOP]);
    lunr.Pipeline.registerFunction(lunr.mn.stopWordFilter, "stopWordFilter-mn");
    lunr.mn.stemmer = (token) => (typeof token.update === "function" ? token.update(stem) : stem(token));
    lunr.Pipeline.registerFunction(lunr.mn.stemmer, "stemmer-mn");
    lunr.mn.analyser = {
      normalise, fold, loose, consonants, readings, skeleton, bases, key, keys, lemmaKey, CYRILLIC, STOP, ASKED, CHAT, ENGLISH, ARTICLE, ATTACHED, HEADS,
      lexicon: LEXICON,
    };
  };
});
