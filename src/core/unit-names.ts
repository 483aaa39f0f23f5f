/** The prefixes of units, by their names in siunitx (manual, “SI prefixes” and “Binary prefixes”). */
export const unitPrefixes: ReadonlyMap<string, string> = table(
  'quecto=q ronto=r yocto=y zepto=z atto=a femto=f pico=p nano=n micro=µ mu=µ milli=m centi=c deci=d deca=da deka=da ' +
    'hecto=h kilo=k mega=M giga=G tera=T peta=P exa=E zetta=Z yotta=Y ronna=R quetta=Q ' +
    'kibi=Ki mebi=Mi gibi=Gi tebi=Ti pebi=Pi exbi=Ei zebi=Zi yobi=Yi'
)

/**
 * The symbols of units, by their names and abbreviations in siunitx (manual, “Predefined units” and “Abbreviations”).
 */
export const unitSymbols: ReadonlyMap<string, string> = table(
  // SI units, derived units, and units accepted for use with the SI.
  'ampere=A candela=cd kelvin=K kilogram=kg metre=m meter=m mole=mol second=s gram=g ' +
    'becquerel=Bq degreeCelsius=°C celsius=°C coulomb=C farad=F gray=Gy hertz=Hz henry=H joule=J katal=kat lumen=lm ' +
    'lux=lx newton=N ohm=Ω pascal=Pa radian=rad siemens=S sievert=Sv steradian=sr tesla=T volt=V watt=W weber=Wb ' +
    'astronomicalunit=au bel=B dalton=Da day=d decibel=dB degree=° electronvolt=eV hectare=ha hour=h litre=L liter=L ' +
    'arcminute=′ arcsecond=″ minute=min neper=Np tonne=t percent=% bit=bit byte=B angstrom=Å bar=bar barn=b knot=kn ' +
    'mmHg=mmHg nauticalmile=M atomicmassunit=u ' +
    // Abbreviations.
    'fg=fg pg=pg ng=ng ug=µg mg=mg g=g kg=kg pm=pm nm=nm um=µm mm=mm cm=cm dm=dm m=m km=km as=as fs=fs ps=ps ns=ns ' +
    'us=µs ms=ms s=s fmol=fmol pmol=pmol nmol=nmol umol=µmol mmol=mmol mol=mol kmol=kmol pA=pA nA=nA uA=µA mA=mA A=A ' +
    'kA=kA ul=µl ml=ml l=l hl=hl uL=µL mL=mL L=L hL=hL mHz=mHz Hz=Hz kHz=kHz MHz=MHz GHz=GHz THz=THz mN=mN N=N kN=kN ' +
    'MN=MN Pa=Pa kPa=kPa MPa=MPa GPa=GPa mohm=mΩ kohm=kΩ Mohm=MΩ pV=pV nV=nV uV=µV mV=mV V=V kV=kV nW=nW uW=µW mW=mW ' +
    'W=W kW=kW MW=MW GW=GW uJ=µJ mJ=mJ J=J kJ=kJ eV=eV meV=meV keV=keV MeV=MeV GeV=GeV TeV=TeV kWh=kWh F=F fF=fF ' +
    'pF=pF nF=nF uF=µF mF=mF H=H fH=fH pH=pH nH=nH uH=µH mH=mH C=C nC=nC mC=mC uC=µC K=K T=T mT=mT uT=µT dB=dB ' +
    'kibibyte=KiB'
)

function table(rows: string): ReadonlyMap<string, string> {
  return new Map(rows.split(' ').map(row => row.split('=') as [string, string]))
}
