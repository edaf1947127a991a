namespace CrmCore;

/// <summary>Words that name what is known of a person.</summary>
internal static partial class HeaderPhrases
{
    private static readonly (ColumnMeaning Meaning, string Phrases)[] People =
    [
        (ColumnMeaning.FullName, """
            name, names, full name, fullname, whole name, complete name, contact name, client name, customer name, lead name, person name, display name, person, first and surname,
            first and last name, name and surname, first last, file as, real name, applicant, applicant name, patient name, patient, guest name, guest, student name, member name, buyer, buyer name,
            фио, ф и о, имя и фамилия, фамилия и имя, фамилия имя отчество, фамилия имя, полное имя, полное имя контакта, имя контакта, имя клиента, имя покупателя, имя лида, клиент, контакт, заказчик, покупатель, абонент,
            наименование контакта, контактное лицо, пациент, гость,
            піб, п і б, повне ім'я, прізвище та ім'я, прізвище ім'я по батькові, ім'я клієнта, клієнт, контактна особа,
            vollständiger name, ansprechpartner, kontaktname, kunde, kundenname, vor und nachname, nom complet, nom et prénom, prénom et nom, nom du client, nom prénom, nombre completo, nombre y apellidos, nombre y apellido, nombre del cliente, cliente,
            nome completo, nome e cognome, nominativo, nome do cliente, nome do contato, imię i nazwisko, nazwisko i imię, klient, ad soyad, adı soyadı, isim soyisim, müşteri, müşteri adı,
            volledige naam, naam, navn, namn, nimi, jméno a příjmení, teljes név, név, nume complet, nume și prenume, толық аты, аты жөні, тегі аты жөні, аты-жөні, f i sh, fish, to'liq ismi, 姓名, 名前, 氏名, 이름, 성명, الاسم, الاسم الكامل, שם מלא
            """),
        (ColumnMeaning.GivenName, """
            given name, first name, firstname, givenname, forename, forenames, fname, christian name, given names, given,
            имя, ім'я, ім’я, vorname, rufname, prénom, nombre, nombres, primer nombre, nome, primeiro nome, nome próprio, imię, imie, ad, adı, isim, voornaam, fornavn, förnamn, etunimi, jméno, křestní jméno, meno, keresztnév, utónév, prenume,
            аты, есімі, есім, ismi, ism, имэ, нэр, სახელი, անուն, ім’я контакту, 名, 이름만, الاسم الأول, שם פרטי
            """),
        (ColumnMeaning.Surname, """
            surname, last name, lastname, family name, familyname, lname, second name surname, maiden name, sname,
            фамилия, прізвище, nachname, familienname, zuname, nom de famille, apellido, apellidos, primer apellido, segundo apellido, cognome, sobrenome, apelido, último nome, nazwisko, soyad, soyadı, soyisim,
            achternaam, familienaam, etternavn, efternavn, efternamn, sukunimi, příjmení, priezvisko, vezetéknév, nume de familie, тегі, фамилиясы, familiyasi, familiya, прозвище, прозвішча, გვარი, ազգանուն, овог, 姓, 姓氏, اسم العائلة, שם משפחה
            """),
        (ColumnMeaning.Patronymic, """
            middle name, middlename, middle initial, additional name, patronymic, second name, mname, отчество, по батькові, по-батькові, імя по бацьку, zweiter vorname, deuxième prénom, segundo nombre, secondo nome, nome do meio, drugie imię, ikinci ad, sharifi, otasining ismi, әкесінің аты
            """),
        (ColumnMeaning.Phone, """
            phone, phones, phone number, phonenumber, phone no, telephone, telephone number, tel, tel no, tel number, mobile, mobile phone, mobilephone, mobile number, mobile no, cell, cell phone, cellphone, cellular, landline, fax, msisdn, contact number, work phone,
            home phone, whatsapp, whats app, whatsapp number, viber, wa number, phone num, ph, ph no, contact no, caller, caller id, callerid, src phone,
            телефон, телефоны, номер телефона, телефон клиента, тел, моб, моб тел, мобильный, мобильный телефон, сотовый, сотовый телефон, рабочий телефон, рабочий прямой телефон, домашний телефон, другой телефон, факс, контактный телефон, номер абонента, вотсап, ватсап, вайбер,
            номер телефону, мобільний, мобільний телефон, робочий телефон, контактний телефон, нумар тэлефона, тэлефон,
            telefon, telefonnummer, rufnummer, handy, handynummer, mobil, mobilnummer, mobiltelefon, festnetz, telefonnr, téléphone, numéro de téléphone, portable, tél, mobile téléphone, teléfono, telefono, número de teléfono, móvil, movil, celular, teléfono móvil,
            cellulare, numero di telefono, telefono cellulare, telefone, telemóvel, fone, número de telefone, numer telefonu, komórka, telefon komórkowy, nr telefonu, cep, cep telefonu, telefon numarası, gsm, telefoonnummer, telefoon, mobiel, puhelin, matkapuhelin,
            telefonní číslo, telefonszám, număr de telefon, ұялы телефон, телефон нөмірі, telefon raqami, утас, ტელეფონი, հեռախոս, 电话, 手机, 手机号, 電話番号, 電話, 携帯, 전화번호, 휴대폰, الهاتف, رقم الهاتف, الجوال, טלפון, נייד, सेलफोन, फ़ोन
            """),
        (ColumnMeaning.Email, """
            email, emails, mail, email address, mail address, emailaddress, e-mail, e-mail address, work email, personal email, email id, primary email, mailto,
            эл почта, электронная почта, почта, емаил, имейл, емейл, адрес электронной почты, email адрес, мейл, майл, рабочий email, личный email, рабочий e-mail, частный e-mail, електронна пошта, ел пошта, пошта, эл адрес, электронны адрас,
            mailadresse, emailadresse, e-mailadresse, adresse email, adresse e-mail, courriel, adresse mail, adresse électronique, correo, correo electrónico, correo electronico, dirección de correo, posta elettronica, indirizzo email, indirizzo e-mail,
            correio eletrónico, correio eletrônico, endereço de email, adres email, adres e-mail, poczta, e-posta, eposta, e-posta adresi, e-mailadres, epost, e-post, sähköposti, поштова скринька, электрондық пошта, elektron pochta, имэйл, メール, メールアドレス, 邮箱, 电子邮件, 电子邮箱, 이메일, البريد الإلكتروني, דואל, אימייל
            """),
        (ColumnMeaning.Messenger, """
            messenger, telegram, telegram id, telegram username, tg, skype, vk, vkontakte, facebook, instagram, icq, wechat, line id, im, instant messenger, chat id, username, user name, nickname handle, twitter, linkedin, linked in, signal,
            мессенджер, телеграм, телеграмм, вконтакте, вк, скайп, инстаграм, ник, логин, контакт skype, соцсеть, соцсети, месенджер, messenger id, login, handle
            """),
        (ColumnMeaning.BirthDate, """
            date of birth, birth date, birthdate, birthday, dob, d o b, born, bday, birth, date birth, birth dt, dateofbirth, year of birth, birth year, yob,
            дата рождения, день рождения, др, д р, рождение, год рождения, дата народження, день народження, рік народження, дата нараджэння,
            geburtsdatum, geburtstag, geburtsjahr, geb datum, date de naissance, naissance, né le, anniversaire, fecha de nacimiento, nacimiento, cumpleaños, data di nascita, nascita, compleanno, data de nascimento, nascimento, aniversário,
            data urodzenia, urodziny, doğum tarihi, doğum günü, geboortedatum, verjaardag, fødselsdato, födelsedatum, syntymäaika, datum narození, születési dátum, data nașterii, туған күні, tug'ilgan sana, төрсөн өдөр, 生日, 出生日期, 生年月日, 생년월일, تاريخ الميلاد, תאריך לידה
            """),
        (ColumnMeaning.BirthPlace, """
            birth place, birthplace, place of birth, born in, pob, место рождения, місце народження, geburtsort, lieu de naissance, lugar de nacimiento, luogo di nascita, local de nascimento, naturalidade, miejsce urodzenia, doğum yeri, geboorteplaats
            """),
        (ColumnMeaning.Identifier, """
            ssn, social security, social security number, soc sec id, soc sec, socsec, national id, national insurance, national insurance number, nino, nin, passport, passport number, passport no, identity number, id card, id number, driver license, driving licence, license number, licence number, nhs number, medicare, medicare number, patient number, personal number, personal id,
            паспорт, номер паспорта, серия и номер паспорта, снилс, иин, пинфл, водительское удостоверение, номер удостоверения, рнокпп, ідентифікаційний код, identification number,
            sozialversicherungsnummer, ausweisnummer, personalausweis, numéro de sécurité sociale, dni, nie, nif personal, codice fiscale, cpf, pesel, tc kimlik, tc kimlik no, kimlik no, bsn, personnummer, fødselsnummer, hetu, rodné číslo, cnp, жсн, 身份证, 身份证号, 주민등록번호
            """),
    ];
}
