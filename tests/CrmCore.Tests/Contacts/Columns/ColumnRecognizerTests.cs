namespace CrmCore.Tests.Contacts.Columns;

public sealed class ColumnRecognizerTests
{
    [Theory]
    [InlineData("First Name", ColumnMeaning.GivenName)]
    [InlineData("Last Name", ColumnMeaning.Surname)]
    [InlineData("Phone Number", ColumnMeaning.Phone)]
    [InlineData("Mobile Phone Number", ColumnMeaning.Phone)]
    [InlineData("MobilePhone", ColumnMeaning.Phone)]
    [InlineData("Company Phone", ColumnMeaning.Phone)]
    [InlineData("E-mail 1 - Value", ColumnMeaning.Email)]
    [InlineData("E-mail 1 - Type", ColumnMeaning.Category)]
    [InlineData("Phone 1 - Label", ColumnMeaning.Category)]
    [InlineData("Address 1 - Postal Code", ColumnMeaning.Postcode)]
    [InlineData("Address 1 - City", ColumnMeaning.City)]
    [InlineData("Address 1 - Street", ColumnMeaning.Address)]
    [InlineData("Organization 1 - Name", ColumnMeaning.Company)]
    [InlineData("Given Name", ColumnMeaning.GivenName)]
    [InlineData("Family Name", ColumnMeaning.Surname)]
    [InlineData("MailingStreet", ColumnMeaning.Address)]
    [InlineData("MailingPostalCode", ColumnMeaning.Postcode)]
    [InlineData("HasOptedOutOfEmail", ColumnMeaning.Category)]
    [InlineData("Email Opt Out", ColumnMeaning.Category)]
    [InlineData("LeadSource", ColumnMeaning.Source)]
    [InlineData("Account Name", ColumnMeaning.Company)]
    [InlineData("OwnerId", ColumnMeaning.Owner)]
    [InlineData("Contact owner", ColumnMeaning.Owner)]
    [InlineData("Create Date", ColumnMeaning.CreatedAt)]
    [InlineData("Record ID", ColumnMeaning.RowId)]
    [InlineData("Associated Company", ColumnMeaning.Company)]
    [InlineData("Close Date", ColumnMeaning.ClosedAt)]
    [InlineData("Deal Stage", ColumnMeaning.Stage)]
    [InlineData("utm_source", ColumnMeaning.Utm)]
    [InlineData("ФИО", ColumnMeaning.FullName)]
    [InlineData("Ф.И.О.", ColumnMeaning.FullName)]
    [InlineData("Имя контакта", ColumnMeaning.FullName)]
    [InlineData("Рабочий телефон", ColumnMeaning.Phone)]
    [InlineData("Мобильный телефон", ColumnMeaning.Phone)]
    [InlineData("Рабочий e-mail", ColumnMeaning.Email)]
    [InlineData("Личный email", ColumnMeaning.Email)]
    [InlineData("Ответственный", ColumnMeaning.Owner)]
    [InlineData("Дата создания", ColumnMeaning.CreatedAt)]
    [InlineData("Компания", ColumnMeaning.Company)]
    [InlineData("Бюджет", ColumnMeaning.Amount)]
    [InlineData("Этап сделки", ColumnMeaning.Stage)]
    [InlineData("Примечание 1", ColumnMeaning.Note)]
    [InlineData("Теги", ColumnMeaning.Tags)]
    [InlineData("Почтовый индекс", ColumnMeaning.Postcode)]
    [InlineData("Населённый пункт", ColumnMeaning.City)]
    [InlineData("ИНН", ColumnMeaning.TaxId)]
    [InlineData("Ім’я", ColumnMeaning.FullName)]
    [InlineData("Прізвище", ColumnMeaning.Surname)]
    [InlineData("По батькові", ColumnMeaning.Patronymic)]
    [InlineData("Vorname", ColumnMeaning.GivenName)]
    [InlineData("Straße und Hausnummer", ColumnMeaning.Address)]
    [InlineData("PLZ", ColumnMeaning.Postcode)]
    [InlineData("Geburtsdatum", ColumnMeaning.BirthDate)]
    [InlineData("Prénom", ColumnMeaning.GivenName)]
    [InlineData("Nom de famille", ColumnMeaning.Surname)]
    [InlineData("Courriel", ColumnMeaning.Email)]
    [InlineData("Apellidos", ColumnMeaning.Surname)]
    [InlineData("Correo electrónico", ColumnMeaning.Email)]
    [InlineData("Cognome", ColumnMeaning.Surname)]
    [InlineData("Sobrenome", ColumnMeaning.Surname)]
    [InlineData("Imię i nazwisko", ColumnMeaning.FullName)]
    [InlineData("Kod pocztowy", ColumnMeaning.Postcode)]
    [InlineData("Soyadı", ColumnMeaning.Surname)]
    [InlineData("CEP TELEFONU", ColumnMeaning.Phone)]
    [InlineData("DOĞUM TARİHİ", ColumnMeaning.BirthDate)]
    [InlineData("cluster_id", ColumnMeaning.Truth)]
    [InlineData("ground_truth", ColumnMeaning.Truth)]
    [InlineData("duplicate_of", ColumnMeaning.Truth)]
    [InlineData("soc_sec_id", ColumnMeaning.Identifier)]
    public void A_header_is_understood_by_its_words(string header, ColumnMeaning meaning) =>
        Assert.Equal(meaning, ColumnRecognizer.Recognize([header], [])[0].Meaning);

    [Fact]
    public void A_name_beside_a_surname_is_a_given_name()
    {
        Assert.Equal([ColumnMeaning.GivenName, ColumnMeaning.Surname], Meanings(["Имя", "Фамилия"], ["Анна", "Иванова"]));
        Assert.Equal([ColumnMeaning.Surname, ColumnMeaning.GivenName], Meanings(["Name", "Vorname"], ["Müller", "Hans"]));
        Assert.Equal([ColumnMeaning.FullName, ColumnMeaning.Phone], Meanings(["Имя", "Телефон"], ["Анна", "8 916 123 45 67"]));
    }

    [Fact]
    public void Cells_win_over_a_header_that_says_too_little()
    {
        Assert.Equal([ColumnMeaning.Email], Meanings(["Контакт"], ["anna@mail.ru"], ["oleg@ya.ru"]));
        Assert.Equal([ColumnMeaning.Phone], Meanings(["Number"], ["+44 20 7946 0958"], ["07700 900123"]));
        Assert.Equal([ColumnMeaning.Category], Meanings(["Phone verified"], ["yes"], ["no"]));
        Assert.Equal([ColumnMeaning.Country], Meanings(["region"], ["RU"], ["GB"]));
        Assert.Equal([ColumnMeaning.State], Meanings(["Region"], ["Bayern"], ["Hessen"]));
    }

    [Fact]
    public void A_table_without_a_header_is_understood_by_its_cells()
    {
        string[][] rows = [["1", "Anna Smith", "anna@example.org", "+44 20 7946 0958", "1985-02-11"], ["2", "John Miller", "jm@example.org", "+44 20 7946 0011", "1961-12-01"]];
        Assert.False(ColumnRecognizer.IsHeader(rows[0], rows[1..]));
        Assert.Equal(
            [ColumnMeaning.Ignore, ColumnMeaning.FullName, ColumnMeaning.Email, ColumnMeaning.Phone, ColumnMeaning.BirthDate],
            ColumnRecognizer.Recognize([], rows).Select(column => column.Meaning));
    }

    [Theory]
    [InlineData(true, "name", "phone")]
    [InlineData(true, "Имя", "Телефон")]
    [InlineData(true, "col1", "col2")]
    [InlineData(true, "foo", "bar")]
    [InlineData(false, "Anna", "+79161234567")]
    [InlineData(false, "anna@example.org", "x")]
    [InlineData(false, "", "")]
    public void A_first_row_is_a_header_or_data(bool header, params string[] first) =>
        Assert.Equal(header, ColumnRecognizer.IsHeader(first, [["Olga", "+79031234567"]]));

    [Fact]
    public void The_name_of_a_meaning_or_any_header_names_it()
    {
        Assert.Equal(ColumnMeaning.GivenName, ColumnRecognizer.MeaningOf("given_name"));
        Assert.Equal(ColumnMeaning.GivenName, ColumnRecognizer.MeaningOf("GivenName"));
        Assert.Equal(ColumnMeaning.BirthDate, ColumnRecognizer.MeaningOf("dob"));
        Assert.Equal(ColumnMeaning.Ignore, ColumnRecognizer.MeaningOf("ignore"));
        Assert.Null(ColumnRecognizer.MeaningOf("blah"));
    }

    private static ColumnMeaning[] Meanings(string[] header, params string[][] rows) =>
        [.. ColumnRecognizer.Recognize(header, rows).Select(column => column.Meaning)];
}
