//! The papers that the model leans on, as names for keys of `evidence/bibliography.toml`, where their texts stand.

use crate::declare::{Grade, Source, Support};

/// Names sources and lists them, so that a test can look each of them up.
macro_rules! sources {
    ($($name:ident = $key:literal;)*) => {
        $(
            #[doc = concat!("`", $key, "` of the bibliography.")]
            pub const $name: Source = Source { key: $key };
        )*
        /// All of them.
        pub const ALL: &[Source] = &[$($name),*];
    };
}

/// A number that is a modelling choice.
pub const ASSUMED: Support = Support { source: ASSUMED_SOURCE, grade: Grade::Assumed };
/// A number that is true by definition.
pub const DEFINITION: Support = Support { source: DEFINITION_SOURCE, grade: Grade::Definition };

sources! {
    ASSUMED_SOURCE = "assumed";
    DEFINITION_SOURCE = "definition";
    ADLER_2020 = "adler2020";
    AKHTAR_2009 = "akhtar2009";
    ANDERSON_2015 = "anderson2015";
    BASSO_1996 = "basso1996";
    BASSO_2006 = "basso2006";
    BASTIEN_2015 = "bastien2015";
    BAZIN_REDUREAU_1997 = "bazinredureau1997";
    BECK_2010 = "beck2010";
    BELLVER_LANDETE_2019 = "bellverlandete2019";
    BENTON_2003 = "benton2003";
    BENTON_2008 = "benton2008";
    BIANCHI_2015 = "bianchi2015";
    BORGENS_2000 = "borgens2000";
    BRAMBILLA_2005 = "brambilla2005";
    CARRICO_2009 = "carrico2009";
    CASELLA_2002 = "casella2002";
    CASELLA_2006 = "casella2006";
    CASHA_2012 = "casha2012";
    COONEY_2014 = "cooney2014";
    COURTINE_2008 = "courtine2008";
    CROWE_1997 = "crowe1997";
    DAVALOS_2005 = "davalos2005";
    DE_CASTRO_2000 = "decastro2000";
    DIAS_2018 = "dias2018";
    DRIEDONKS_2022 = "driedonks2022";
    DUNSTER_2014 = "dunster2014";
    EK_2010 = "ek2010";
    ELLINGSON_2010 = "ellingson2010";
    EMAMI_2018 = "emami2018";
    EVANIEW_2016 = "evaniew2016";
    FAULKNER_2004 = "faulkner2004";
    FEHLINGS_2021 = "fehlings2021";
    FEHLINGS_2023 = "fehlings2023";
    FRANCOS_QUIJORNA_2016 = "francosquijorna2016";
    GEISLER_2001 = "geisler2001";
    GEREMIA_2012 = "geremia2012";
    GHASEMLOU_2010 = "ghasemlou2010";
    GORITZ_2011 = "goritz2011";
    GREENHALGH_2014 = "greenhalgh2014";
    GUERRERO_2012 = "guerrero2012";
    GUO_2019 = "guo2019";
    HELLENBRAND_2021 = "hellenbrand2021";
    HERRERA_2009 = "herrera2009";
    HORN_2008 = "horn2008";
    INEICHEN_2024 = "ineichen2024";
    JABERMORADI_2025 = "jabermoradi2025";
    JEFFERY_2020 = "jeffery2020";
    JONES_2003 = "jones2003";
    KIGERL_2009 = "kigerl2009";
    KIM_2019 = "kim2019";
    KIRSHBLUM_2021 = "kirshblum2021";
    KRONER_2014 = "kroner2014";
    KURIBAYASHI_2018 = "kuribayashi2018";
    KWIECIEN_2020 = "kwiecien2020";
    LAFCI_2025 = "lafci2025";
    LANKFORD_2018 = "lankford2018";
    LIDDELOW_2017 = "liddelow2017";
    LIU_1991 = "liu1991";
    LIU_1997 = "liu1997";
    LI_2020 = "li2020";
    LIN_2025 = "lin2025";
    LOY_2002 = "loy2002";
    LU_2019 = "lu2019";
    MCEWEN_2005 = "mcewen2005";
    MCTIGUE_1998 = "mctigue1998";
    MCTIGUE_2001 = "mctigue2001";
    NAKAZAKI_2021 = "nakazaki2021";
    NOBLE_2002 = "noble2002";
    OKADA_2006 = "okada2006";
    PATEL_2018 = "patel2018";
    PEREL_2007 = "perel2007";
    PINEAU_2007 = "pineau2007";
    POPOVICH_1999 = "popovich1999";
    ROMANELLI_2019 = "romanelli2019";
    SCHACHTRUP_2010 = "schachtrup2010";
    SCHEFF_2003 = "scheff2003";
    SENA_2010 = "sena2010";
    SHECHTER_2009 = "shechter2009";
    SHENG_2021 = "sheng2021";
    SIMARD_2007 = "simard2007";
    SROGA_2003 = "sroga2003";
    STIRLING_2008 = "stirling2008";
    STIRLING_2009 = "stirling2009";
    SUN_2024 = "sun2024";
    TATAR_2009 = "tatar2009";
    TORRES_2019 = "torres2019";
    TOTOIU_2005 = "totoiu2005";
    TREJO_2019 = "trejo2019";
    WANG_2012 = "wang2012";
    WANNER_2013 = "wanner2013";
    WATZLAWICK_2019 = "watzlawick2019";
    WEIDNER_2001 = "weidner2001";
    WEISBROD_2024 = "weisbrod2024";
    WIDENFALK_2001 = "widenfalk2001";
    XIONG_2007 = "xiong2007";
    YANG_2005 = "yang2005";
    YAN_2018 = "yan2018";
    YE_2024 = "ye2024";
    ZAREI_2025 = "zarei2025";
    ZHANG_2015 = "zhang2015";
    ZHANG_2021 = "zhang2021";
    ZHOU_2024 = "zhou2024";
    ZHU_2016 = "zhu2016";
}
