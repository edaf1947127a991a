namespace CrmCore;

/// <summary>Words that name where somebody lives or works.</summary>
internal static partial class HeaderPhrases
{
    private static readonly (ColumnMeaning Meaning, string Phrases)[] Places =
    [
        (ColumnMeaning.Company, """
            company, company name, organization, organisation, organization name, organisation name, account, account name, employer, firm, business, business name, associated company, works for, workplace, corporation, org, org name, company legal name, legal name, trade name, vendor, supplier,
            компания, название компании, наименование компании, организация, название организации, наименование организации, фирма, юр лицо, юрлицо, контрагент, место работы, работодатель, предприятие, компанія, назва компанії, організація, фірма, підприємство, кампанія,
            firma, unternehmen, firmenname, gesellschaft, betrieb, arbeitgeber, entreprise, société, societe, raison sociale, organisme, employeur, empresa, compañía, organización, razón social, nombre de la empresa, azienda, società, ragione sociale, ditta, impresa, nome da empresa, organização, razão social,
            nazwa firmy, przedsiębiorstwo, şirket, şirket adı, firma adı, kuruluş, bedrijf, bedrijfsnaam, virksomhed, företag, yritys, společnost, cég, companie, ұйым, компания атауы, tashkilot, kompaniya, კომპანია, ընկերություն, 公司, 公司名称, 会社, 会社名, 회사, 회사명, الشركة, חברה
            """),
        (ColumnMeaning.TaxId, """
            tax id, vat, vat id, vat number, vat no, tax number, taxpayer id, ein, tin, company number, registration number, duns, инн, огрн, огрнип, кпп, бин, унп, едрпоу, єдрпоу, інн, ust id, ustid, umsatzsteuer id, steuernummer, handelsregister, siret, siren, numéro de tva, cif, nif, cif nif, partita iva, p iva, cnpj, nip, regon, vergi no, vergi numarası, kvk, btw nummer, cvr, orgnr, ico, dic, adószám, cui, stir, 税号, 统一社会信用代码
            """),
        (ColumnMeaning.City, """
            city, town, suburb, locality, place, village, settlement, municipality, post town, posttown, city town, district city, hometown, mailing city, billing city, shipping city, residence,
            город, нас пункт, населенный пункт, населённый пункт, поселок, посёлок, село, деревня, місто, населений пункт, горад,
            stadt, ort, wohnort, gemeinde, ville, commune, localité, ciudad, localidad, población, municipio, città, citta, comune, località, cidade, município, miasto, miejscowość, şehir, sehir, il, ilçe, stad, plaats, woonplaats, by, poststed, ort stadt, postort, kaupunki, město, mesto, obec, város, település, oraș, қала, shahar, хот, ქალაქი, քաղաք, 城市, 市, 도시, المدينة, עיר
            """),
        (ColumnMeaning.Address, """
            address, addresses, street, street name, street address, address line, addr, postal address, mailing address, home address, mailing street, billing street, other street, shipping street, full address, road, formatted address, address formatted, delivery address, residential address, location address,
            адрес, адрес доставки, улица, улица номер дома, улица дом, почтовый адрес, фактический адрес, юридический адрес, адрес проживания, адреса, адреса доставки, вулиця, вуліца, адрас,
            adresse, anschrift, straße, strasse, straße und hausnummer, straße hausnummer, adresszeile, rue, voie, dirección, direccion, calle, domicilio, indirizzo, via, endereço, endereco, rua, morada, logradouro, adres, ulica, adres zamieszkania, cadde, sokak, açık adres, straat, straatnaam, gate, gata, adress, osoite, katuosoite, ulice, adresa, cím, utca, stradă, мекенжай, manzil, ko'cha, хаяг, მისამართი, հասցե, 地址, 住所, 주소, العنوان, כתובת
            """),
        (ColumnMeaning.HouseNumber, """
            house number, house no, street number, street no, house, building number, building no, number street, housenumber, streetnumber, house num, flat number,
            дом, номер дома, № дома, будинок, номер будинку, hausnummer, haus nr, hausnr, numéro de rue, numéro, número, numero civico, civico, nr domu, numer domu, bina no, kapı no, huisnummer, husnummer, talonumero, číslo popisné, házszám, үй, uy raqami
            """),
        (ColumnMeaning.Postcode, """
            postcode, post code, postal code, postalcode, zip, zip code, zipcode, zip postal code, zip postcode, pin code, pincode, eircode,
            индекс, почтовый индекс, поштовий індекс, індекс, паштовы індэкс, plz, postleitzahl, code postal, cp, código postal, codigo postal, cap, codice postale, cep, código de endereçamento postal, kod pocztowy, posta kodu, postnummer, postnr, postinumero, psč, irányítószám, cod poștal, пошта индексі, pochta indeksi, 邮编, 邮政编码, 郵便番号, 우편번호, الرمز البريدي, מיקוד
            """),
        (ColumnMeaning.State, """
            state, province, county, region, state province, state region, state or region, district, area, prefecture, oblast, territory, department, mailing state, billing state,
            область, край, регион, район, республика, область район, регіон, вобласць, bundesland, kanton, landkreis, région, département, provincia, comunidad autónoma, estado, departamento, regione, uf, província, distrito, województwo, powiat, bölge, provincie, fylke, län, lääni, kraj, okres, megye, județ, облыс, аймак, viloyat, tuman, 省, 州, 都道府県, 지역, المنطقة, מחוז
            """),
        (ColumnMeaning.Country, """
            country, country code, countrycode, country name, nation, country region, phone region, phone country, mailing country, billing country,
            страна, код страны, государство, країна, краіна, land, staat, länderkürzel, ländercode, pays, país, pais, paese, stato, nazione, kraj nazwa, ülke, ulke, maa, země, krajina, ország, țară, ел, мемлекет, davlat, mamlakat, улс, ქვეყანა, երկիր, 国家, 国, 국가, البلد, ארץ, מדינה
            """),
        (ColumnMeaning.Website, """
            website, web site, url, homepage, web page, webpage, site url, company domain name, domain, web, link, page, landing page, photo, photo url, avatar, корпоративный сайт, веб сайт, веб-сайт, страница, ссылка, internetseite, webseite, site web, sitio web, página web, sito web, strona www, web sitesi, referrer, referer
            """),
    ];
}
