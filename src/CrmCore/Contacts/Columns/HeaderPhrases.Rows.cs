namespace CrmCore;

/// <summary>Words that name what is known of the row or the deal.</summary>
internal static partial class HeaderPhrases
{
    private static readonly (ColumnMeaning Meaning, string Phrases)[] Rows =
    [
        (ColumnMeaning.Truth, """
            cluster, cluster id, clusterid, cluster number, cluster no, cluster key, true cluster, truth, ground truth, groundtruth, gt, gt id, gold, gold id, golden id, gold label, gold standard, true id, true match, true entity, true match id, is match, match, match id, matches, is duplicate, isduplicate, duplicate, duplicates, duplicate of, duplicate id, duplicate group, dup of, dup id, dup group, dupe of,
            entity id, entityid, entity, canonical id, master id, master record, person key true, label cluster, match group, link id, linked id, linkage id, same as, group id, household truth, кластер, дубль, дубликат, дубликат записи, дубль записи, дубликат чего, doublon, duplikat, duplicado, duplicato
            """),
        (ColumnMeaning.RowId, """
            id, ids, row id, rowid, row, row number, row no, rec id, recid, record id, record number, record no, record key, unique id, uniqueid, uid, uuid, guid, key, primary key, pk, index, idx, no, nr, num, number, line, line number, #, №, serial, serial number, sn, seq, lead id, contact id, client id, customer id, customer number, account id, user id, deal id, person id, member id, opportunity id, crm id, external id, externalid, reference, ref, ref no, opportunity, source id, vk id,
            номер, номер строки, ид, код, п п, № п п, id контакта, id клиента, id сделки, id лида, порядковый номер, внешний id, код клиента, номер записи, laufende nummer, lfd nr, kundennummer, datensatz id, identifiant, id client, identificador, identificativo, codice cliente, identyfikator, lp, kayıt no, sıra no, sıra, müşteri no, 编号, 序号, 番号, 번호
            """),
        (ColumnMeaning.CreatedAt, """
            created, created at, createdat, created date, create date, createdate, created on, created time, creation date, date created, date added, added, added on, added at, registered, registered at, registration date, signup date, sign up date, date, datetime, timestamp, received, received at, submitted, submitted at, lead date, entry date, time, inserted, insert date, engage date, open date, opened, start date,
            дата создания, создан, создано, дата добавления, дата регистрации, дата, дата заявки, дата и время, дата обращения, добавлен, время, дата створення, створено, дата додавання, дата стварэння,
            erstellt, erstellt am, erstellungsdatum, anlagedatum, angelegt am, datum, date de création, créé le, date creation, fecha, fecha de creación, creado, fecha de alta, data di creazione, creato il, data, data de criação, criado em, data utworzenia, utworzono, oluşturulma tarihi, oluşturma tarihi, tarih, kayıt tarihi, aanmaakdatum, opprettet, skapad, luotu, vytvořeno, létrehozva, creat la, құрылған күні, yaratilgan sana, 创建时间, 创建日期, 作成日, 생성일, تاريخ الإنشاء
            """),
        (ColumnMeaning.ClosedAt, """
            closed, closed at, close date, closedate, closing date, closed date, closed on, won at, won date, дата закрытия, закрыта, дата завершения, дата закриття, abschlussdatum, geschlossen am, date de clôture, fecha de cierre, data di chiusura, data de fechamento, data zamknięcia, kapanış tarihi
            """),
        (ColumnMeaning.Source, """
            source, lead source, leadsource, original source, channel, origin, medium, lead channel, campaign, campaign name, how did you hear about us, referral source, acquisition channel, form name, источник, источник лида, источник сделки, канал, откуда, откуда узнали, рекламный источник, кампания источник, джерело, канал продажів, крыніца, quelle, herkunft, leadquelle, provenance, source du lead, origen, fuente, canal, fonte, origine, origem, źródło, zrodlo, kaynak, bron, kilde, källa, lähde, zdroj, forrás, sursă, көзі, manba, 来源, 渠道
            """),
        (ColumnMeaning.Utm, "utm source, utm medium, utm campaign, utm content, utm term, gclid, yclid, fbclid, utm id, utm referrer, roistat, ga client id"),
        (ColumnMeaning.Tags, """
            tags, tag, labels, label, groups, group membership, keywords, lists, segments, segment, теги, тег, метки, метка, ярлыки, сегмент, теги сделки, мітки, schlagworte, schlagwörter, étiquettes, etiquetas, etichette, tagi, etykiety, etiketler, etiket, 标签
            """),
        (ColumnMeaning.Note, """
            note, notes, comment, comments, remark, remarks, description, message, text, memo, details, inquiry, enquiry, question, request text, additional information, about, bio,
            примечание, примечания, комментарий, комментарии, коммент, описание, сообщение, заметка, заметки, текст, текст заявки, дополнительно, вопрос, примечание к сделке, примітка, примітки, коментар, опис, повідомлення, каментар,
            notiz, notizen, bemerkung, bemerkungen, kommentar, beschreibung, nachricht, anmerkung, remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, mensaje, descripción, note aggiuntive, commento, messaggio, descrizione, observações, observação, comentário, mensagem, descrição, notatka, notatki, uwagi, komentarz, opis, wiadomość, not, notlar, açıklama, yorum, mesaj, opmerking, opmerkingen, merknad, anteckning, poznámka, megjegyzés, ескерту, izoh, 备注, 留言, 备考, 메모, ملاحظات
            """),
        (ColumnMeaning.Owner, """
            owner, contact owner, lead owner, deal owner, record owner, account owner, opportunity owner, owner name, assigned to, assigned, assignee, responsible, responsible person, manager, account manager, sales rep, sales representative, salesperson, sales person, sales agent, agent, rep, created by, salesman, operator, consultant,
            ответственный, ответственный менеджер, менеджер, менеджер по продажам, исполнитель, сотрудник, кем создан, куратор, оператор, відповідальний, менеджер клієнта, адказны, verantwortlich, verantwortlicher, zuständig, betreuer, bearbeiter, inhaber, responsable, commercial, propriétaire, propietario, vendedor, responsabile, proprietario, venditore, responsável, proprietário, opiekun, właściciel, handlowiec, sorumlu, temsilci, sahibi, eigenaar, 负责人, 担当者, 담당자
            """),
        (ColumnMeaning.Title, "deal, deal name, deal title, opportunity name, lead title, subject, название, название сделки, наименование, сделка, название лида, тема, назва угоди, угода, titel, betreff, geschäft, titre, objet, affaire, título, asunto, titolo, oggetto, tytuł, temat, nazwa, nazwa szansy, başlık, konu, fırsat"),
        (ColumnMeaning.Pipeline, "pipeline, pipeline name, sales pipeline, funnel, воронка, воронка продаж, воронка продажів, направление, vertriebspipeline, entonnoir, embudo, funil, lejek, satış hunisi"),
        (ColumnMeaning.Stage, "stage, deal stage, stage name, sales stage, status, lead status, lifecycle stage, state of deal, этап, этап сделки, стадия, стадия сделки, статус, статус лида, статус сделки, етап, стадія, phase, étape, statut, etapa, estado del lead, fase, stadio, etap, aşama, durum"),
        (ColumnMeaning.Amount, """
            amount, deal amount, value, deal value, price, budget, sum, total, revenue, annual revenue, close value, sales price, cost, deal size, opportunity amount, expected revenue, сумма, бюджет, сумма сделки, стоимость, цена, доход, выручка, возможная сумма, сума, вартість, ціна, betrag, wert, summe, preis, umsatz, auftragswert, montant, valeur, prix, chiffre d'affaires, importe, monto, valor, precio, ingresos, importo, valore, prezzo, quantia, preço, receita, kwota, wartość, cena, tutar, değer, fiyat, gelir, bedrag, 金额, 预算
            """),
        (ColumnMeaning.Currency, "currency, currency code, deal currency, валюта, währung, devise, moneda, divisa, valuta, moeda, waluta, para birimi, 币种"),
        (ColumnMeaning.Category, """
            gender, sex, occupation, profession, job title, jobtitle, job, position, role, title, salutation, honorific, name prefix, name suffix, prefix, suffix, age, marital status, language, type, category, kind, department name, industry, sector, race, ethnicity, education, religion, nationality, citizenship, rating, priority, vip, subscribed, product, product name, class, generation, lead type, contact type, company size, organization title, timezone, time zone,
            пол, должность, профессия, обращение, возраст, семейное положение, язык, тип, категория, отрасль, вид, роль, товар, продукт, стать, посада, вік, тип контакта, часовой пояс,
            geschlecht, anrede, beruf, alter, sprache, typ, kategorie, branche, sexe, civilité, profession métier, âge, langue, catégorie, genre, sexo, género, edad, cargo, puesto, profesión, idioma, categoría, sesso, genere, professione, età, lingua, categoria, profissão, idade, płeć, zawód, wiek, stanowisko, język, cinsiyet, meslek, yaş, unvan, dil, geslacht, leeftijd, beroep, kjønn, kön, sukupuoli, pohlaví, nem, жынысы, jinsi, 性别, 职位, 年龄, 性別, 성별, الجنس
            """),
    ];
}
