namespace CrmCore;

/// <content>English names up to J: the full name first, then what its bearers are called.</content>
internal static partial class NicknameLists
{
    internal const string EnglishToJ = """
        aaron ron ronnie erin ari
        abel abe ebbie
        abigail abby gail abbie nabby
        abraham abe bram abram ham
        adam ad addie
        adelaide addie della heidi ada addy
        adeline addie ada lina delia
        adrian ade adie
        agnes aggie nessa inez nessie
        alan al allen allan
        albert al bert bertie albie
        alexander alex al sandy xander lex alec alick alasdair alistair sasha zander
        alexandra alex sandra lexi sandy alexa lexie allie alix sasha
        alexis alex lexi lexie
        alfred al fred alfie freddie fred
        alice ali allie elsie ally
        alison ali allie alli ally allison
        alonzo al lon lonnie
        amanda mandy manda mandie
        amelia amy millie mel emily
        amy amie aimee
        andrea andie drea andi
        andrew andy drew andie
        angela angie angel angelina
        angelina angie lina angel
        ann anna annie nan nancy anne hannah nana
        annabelle anna belle annie bella
        anne ann annie nan nancy anna nanny
        annette ann annie netta nettie
        anthony tony ant toni antony antonio
        antoinette toni netta nettie tony ann
        antonia toni tonya nia
        april ape
        archibald archie arch baldie
        arnold arnie arn
        arthur art artie
        ashley ash lee
        audrey audie dee
        august gus augie gust
        augustus gus augie
        austin aust
        barbara barb babs barbie bobbie barbie
        barnabas barney barnaby
        bartholomew bart barty
        beatrice bea trixie bee triss
        belinda linda bel bella
        benedict ben bennie benny
        benjamin ben benny benji benjie bennie jamin
        bernadette bernie detta
        bernard bernie barney bern
        bertha bert bertie birdie
        bethany beth
        beverly bev beverley
        bradford brad ford
        bradley brad lee
        brandon bran brand
        brenda bren
        brendan bren
        brett bret
        brian bri bryan bryant
        bridget bridie biddy bridgie bridgit
        brittany britt brit
        bruce brucey
        byron ron
        caleb cal cale
        calvin cal vin vinny
        cameron cam ron ronnie
        camilla cam millie milly
        candace candy dace
        carl charles charlie
        carla carly
        carlton carl
        carmen carm
        caroline carrie carol caro lina carolyn
        carolyn carol carrie lynn caroline
        carter cart
        cassandra cassie cass sandra sandy
        catherine cathy kate katie cat kitty kathy kit cate kathryn kay
        cecilia celia cissy sissy cece cecily
        cedric ced rick
        charles charlie chuck chas chip chad carl
        charlotte lottie charlie char lotta lotte
        chelsea chels
        cheryl cher sherry
        chester chet
        christian chris kit
        christina chris tina chrissy christy kris christine
        christine chris tina chrissy christy kris
        christopher chris kit topher kris christie
        clara claire clarissa clare
        clarence clare clair
        clark clarke
        claudia claud
        clayton clay
        clement clem
        clifford cliff ford
        clifton cliff tony
        clinton clint
        constance connie
        cora corrie corinna
        cordelia cordy delia
        cornelius neil con connie corny
        courtney court curt
        craig
        crystal chris stal kris
        curtis curt
        cynthia cindy cyndi cyn
        daisy margaret
        dale
        daniel dan danny dannie
        danielle dani danny dannie ellie
        daphne daph
        darlene darla lena
        darrell darry darryl
        david dave davey davie davy
        dawn
        deborah deb debbie debby debra
        debra deb debbie debby
        delbert bert del
        delia della bedelia
        dennis denny den
        derek derrick rick
        desmond des
        diana di diane dianna
        diane di diana
        dolores lola dee lolly
        dominic dom nick nicky
        donald don donnie donny
        donna donnie
        dorothy dot dottie dolly dora dodie
        douglas doug dougie
        drusilla dru silla
        duncan dunc
        dustin dusty
        dwight
        earl
        edgar ed eddie edgar
        edith edie
        edmund ed eddie ned ted
        edna eddie
        edward ed eddie ted ned teddy eddy
        edwin ed eddie ned win
        eileen elly
        elaine lainie ellie lena
        eleanor ellie nell nora ella nellie lenore elinor
        elias eli
        elijah eli lige
        elisabeth liz beth lisa betsy eliza elise
        elizabeth liz beth betty lizzie eliza betsy bess lisa libby bessie lizzy liza elsie elspeth betty bette lib
        ella ellie eleanor
        ellen nell nellie ellie helen
        elliott el eli
        elmer
        elsie elizabeth
        emily em emmy millie emma emmie
        emma em emmy emmie emily
        emmanuel manny manuel
        eric rick ricky
        erica rikki ricky eri
        ernest ernie ern
        esther hester essie
        ethan eth
        eugene gene
        eunice nicie
        eva eve evie
        evan ev ivan
        evelyn eve evie lynn
        ezekiel zeke ez
        ezra ez
        faith fay
        felicia fel lisha
        felicity liss fliss
        felix
        ferdinand ferdie fred
        florence flo florrie flossie
        frances fran fanny francie frankie franny sis
        francis frank fran frankie
        francine fran franny francie
        franklin frank frankie
        frederick fred freddie freddy rick fritz
        gabriel gabe gabby
        gabriella gabby ella gabi gabrielle brielle
        gareth gary gaz
        garrett gary garry
        gary gaz
        genevieve gen jenny eve viv
        geoffrey geoff jeff jeffrey
        george georgie geordie
        georgia georgie gina
        georgina georgie gina ina
        gerald gerry jerry
        geraldine gerry jerry geri dina
        gerard gerry jerry
        gertrude trudy gertie gert
        gilbert gil bert
        giovanni gio vanni
        gladys glad
        glenn glen
        gloria glory
        gordon gord gordy
        grace gracie
        graham gray
        gregory greg gregg
        gretchen margaret
        griffin griff
        gustav gus gustave
        gwendolyn gwen wendy lynn
        hannah anna nan annie hanna
        harold hal harry
        harriet hattie harry hatty
        harrison harry
        harvey harv
        hazel
        heather heath hetty
        helen nell nellie lena ellen ella
        henrietta etta hetty nettie hattie
        henry hank harry hal hen
        herbert herb bert herbie
        herman hermie
        hilary hil hillary
        homer
        hope
        horace
        howard howie ward
        hubert bert hugh hub
        hugh hughie hugo
        humphrey hump
        ian
        ignatius iggy nate
        imogen immy
        ingrid
        ira
        irene rene renie
        iris
        irving irv
        isaac ike zac
        isabel bella izzy belle isabella isabelle
        isabella bella izzy belle isabel isa
        isaiah izzy
        isidore izzy
        ivan
        jack john jackie
        jackson jack
        jacob jake jay jakob cobb
        jacqueline jackie jacqui
        james jim jimmy jamie jem jimmie
        jamie james
        jane janie jenny jan
        janet jan nettie
        janice jan
        jared jerry
        jason jay jase
        jasmine jas jazz
        jasper jas
        jay
        jean jeannie
        jeanette jean jeannie nettie
        jeffrey jeff geoff
        jennifer jen jenny jenn jennie
        jeremiah jerry jem
        jeremy jerry jem
        jerome jerry
        jessica jess jessie
        jesse jess
        jill gill jilly
        jillian jill gill gillian
        joan jo joanie
        joanna jo anna joey joanne
        jocelyn joy jo lynn
        joel joe
        john jack johnny jon jock johnnie
        jonathan jon john jonny nathan johnny
        jordan jordy jory
        joseph joe joey jo jos
        josephine jo josie joey jody fina
        joshua josh
        joyce joy
        juan
        judith judy judi jude
        judy judith
        julia julie jules
        julian jules jule
        juliana julie jules
        julie jules
        juliet julie jules
        julius jules
        june junie
        justin jus
        """;
}
