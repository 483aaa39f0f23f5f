/** Words of at least six letters that are common in titles and journal names of the social sciences. */
export const titleWords: ReadonlySet<string> = new Set(
  `academic action activism administration affairs african agreement American analysis annual approach article
  asian assembly assessment authoritarian authority behavior behaviour borders bonded British bulletin bureau campaign
  capital capitalism century challenge challenges change children citizen citizens citizenship civilian climate
  cognitive colonial commission committee communication communications community comparative conference conflict
  conflicts constitution constitutional contemporary control convention cooperation corruption council country crime
  crimes criminal critical cultural culture declaration democracy democratic democratization department determinants
  development developing dialogue digital diplomacy discourse discrimination domestic economic economics economy
  education educational effect effects election elections electoral emergency empirical employment engagement enhancing
  environment environmental equality ethics ethnic European evaluation evidence exclusion experience experiences
  exploitation factors federal feminist finance financial forced foreign framework freedom gender general generation
  global globalization governance government governments handbook health higher history household human identity
  illegal impact implementation impunity inclusion income independence Indian industrial inequality influence
  information infrastructure initiative innovation institute institution institutional institutions integration
  international intervention introduction investigation investment Islamic journal journalism judicial justice
  knowledge labour language leadership learning legislation legislative liberal literacy literature management
  measuring mechanism mechanisms media mediation migrant migrants migration military ministry minority mobilization
  modern movement movements national nationalism nations negotiation network networks office opinion organisation
  organised organization organizations organized parliament parliamentary participation participatory parties
  partnership peacebuilding peaceful pedagogy people persons perspective perspectives philosophy planning police policies
  policy political politics population poverty power practice practices prevention proceedings process processes
  production professional programme programs prosecution protection protest protocol psychology public qualitative
  quantitative quarterly racism reconciliation reconstruction reform refugee refugees regional regulation relations
  religion religious report representation republic research resistance resolution resources response responsibility
  review revolution rights sciences security sexual situation slavery smuggling social society sociology sociological
  solidarity sovereignty strategic strategies strategy structural structure student students studies sustainable system
  systems teachers technology technologies terrorism theoretical theories theory traditional trafficking training
  transformation transition transnational transparency treatment understanding unemployment united university urban
  victims violence violent voting welfare western women working workers workshop yearbook`
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word.length >= 5)
)
