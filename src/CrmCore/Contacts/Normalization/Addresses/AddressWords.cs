using System.Collections.Frozen;

namespace CrmCore;

/// <summary>The words that say what a part of an address is, in the main languages, by their Latin letters.</summary>
internal static class AddressWords
{
    private const string StreetTypes =
        "улица ул проспект пр-т просп пр переулок пер площадь пл бульвар бул б-р шоссе ш набережная наб проезд пр-д тупик туп аллея микрорайон мкр мкрн квартал кв-л линия тракт вулиця вул провулок проспекту площа бульвару вуліца көшесі даңғылы " +
        "street st str avenue av ave road rd lane ln drive dr boulevard blvd square sq court ct place pl close crescent cres cr way terrace ter tce highway hwy parkway pkwy circuit cct cir circle parade pde grove gr gardens mews row walk alley aly trail trl loop pass quay esplanade turnpike " +
        "strasse straße str platz allee weg gasse ring damm ufer chaussee rue avenue allée quai cours impasse chemin ch route rte passage faubourg fg calle c avenida avda paseo pso plaza pza carrera cra camino carretera rua travessa tv alameda largo praça praca " +
        "via viale vle piazza corso vicolo largo strada ulica ul aleja al plac pl osiedle os utca út tér ulice třída náměstí nám namesti straat laan weg plein gracht kade gata gatan vägen väg vej gade katu tie sokak sok sk cadde caddesi cad mahallesi mah mahalle bulvar bulvarı blv " +
        "strada bulevardul piața улиця булевард ул площад ko'chasi kochasi kucha проспекты";

    private const string HouseWords = "дом д house haus no nr num number номер hno numero n maison building bldg владение вл участок уч буд будинок үй hausnummer bina";
    private const string BuildingWords = "корпус корп к строение стр литера лит литер block blk bl блок корпусы";
    private const string UnitWords = "квартира кв apartment apt apartamento appt app flat fl unit suite ste офис оф office room rm комната ком помещение пом wohnung whg top lokal lok daire unité bureau piso puerta pta apto sala m lot shop пәтер квартира";
    private const string CityWords = "город г гор city town місто м stadt ville ciudad şehir ш. поселок посёлок пос пгт село деревня дер станица хутор village selo с қала аул";
    private const string RegionWords = "область обл край респ республика район р-н county state province region обл-ть округ ао oblast";
    private const string BoxWords = "box pobox postbox пя";

    private static readonly FrozenDictionary<string, AddressPart> Parts = Build();

    public static AddressPart Of(string latin) => Parts.GetValueOrDefault(latin, AddressPart.Other);

    private static FrozenDictionary<string, AddressPart> Build()
    {
        var parts = new Dictionary<string, AddressPart>(StringComparer.Ordinal);
        Add(AddressPart.House, HouseWords);
        Add(AddressPart.Building, BuildingWords);
        Add(AddressPart.Unit, UnitWords);
        Add(AddressPart.Street, StreetTypes);
        Add(AddressPart.City, CityWords);
        Add(AddressPart.Region, RegionWords);
        Add(AddressPart.Box, BoxWords);
        return parts.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AddressPart part, string words)
        {
            foreach (var word in words.Split(' ')) parts.TryAdd(LatinLetters.Write(word), part);
        }
    }
}
