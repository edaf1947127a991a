namespace LeadDesk;

/// <summary>The help.</summary>
internal static class Usage
{
    public const string Text = """
        Leads: find doubles, import, merge, and take a merge back.

          dotnet run -c Release --project samples/LeadDesk -- dedupe leads.csv

        dedupe <file> [options]      find the doubles in any CSV
          --out <folder>             where doubles.csv, review.csv and clean.csv go  (<file>-dedupe in this folder)
          --clusters <file>          write one cluster number for each data row, in the order of the file
          --map <column>=<field>     what a column holds: name, given-name, surname, patronymic, phone, email, messenger, company,
                                     birth-date, city, address, house-number, postcode, state, country, identifier, category, text
          --ignore <column>          a column that must not be looked at (may be given several times)
          --with <file>              a second list: doubles are looked for in both together
          --one-to-one               with --with: each list has no doubles in itself, a row has at most one partner in the other
          --region <XX>              the country of phone numbers without a country code, such as RU or US
          --delimiter <c>            when it is not found out: one character, or tab
          --encoding <name>          when it is not found out: utf-8, utf-16, windows-1251 ...
          --header yes|no            when it is not found out whether the first row names the columns

        phones <file.tsv>            region, number  ->  E.164 or INVALID, line by line
        emails <file.tsv>            address         ->  key or INVALID, line by line
        names  <file.tsv>            name 1, name 2  ->  probability that they are one person, line by line
          --out <file>               write there instead of on the screen
          --check                    compare with the column of expected values and say the score
          --region <XX>              phones: where the file says no region
          --lenient                  phones: also read what people often write wrongly

        import <file> --db crm.db    import contacts, or what --as says, into an SQLite file
          --as contacts|leads|deals  what the rows become                     (contacts)
          --known merge|skip|note    what becomes of people who are known     (merge)
          --map, --region, --delimiter, --encoding    as above
          --rules                    the rules of the pipeline fire           (they do not)
          --preview                  show the first rows as they would become; touch nothing
          --rejected <file>          where rejected rows go                   (<file>.rejected.csv)
        export --db crm.db <file>    write the contacts, or what --as says, to a CSV
        doubles --db crm.db          find doubles among the contacts
        merge --db crm.db A B        make one contact of two; A and B are a number of the list, a phone, an address or an id
        unmerge --db crm.db M        take a merge back: the number that merge gave
        list --db crm.db             the contacts
        show --db crm.db A           a contact and what happened to it

        Without arguments a small file of the sample is de-duplicated. Exit code: 0 all went well, 1 done but for what is reported,
        2 nothing could be done.
        """;
}
