namespace CrmCore;

/// <content>English names: the full name first, then what its bearers are called.</content>
internal static partial class NicknameLists
{
    internal const string English = """
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
        geoffrey geoff jeff
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
        isabel bella izzy belle isabella
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
        karen kari
        katherine kate kathy katie kit kitty kat kay kathryn katy kath
        kathleen kathy kate katie kath kay
        kathryn kathy kate katie kath kay
        katrina kat trina katie kate
        keith
        kelly kel
        kelsey kels
        kenneth ken kenny
        kent
        kevin kev
        kimberly kim kimmy
        kirsten kirsty
        kristen kris kristy
        kristin kris kristy
        kyle ky
        lana alana
        larry lawrence
        laura laurie lora lori
        lauren laurie ren
        laurence larry laurie lawrence
        lavinia vinnie
        lawrence larry laurie lars lawrie
        leah lee
        leander lee
        leo leon
        leonard len lenny leo leon
        leonardo leo
        leopold leo
        leroy roy lee
        leslie les lee
        lester les
        levi lee
        lewis lew lou louis
        lillian lil lilly lily
        lily lil lillian
        lincoln linc
        linda lin lindy lynn
        lindsay lin lindsey
        linus
        lionel leo
        lloyd
        logan
        lois
        loretta lori etta retta
        lorraine lori raine
        louis lou louie lewis
        louisa lou louise
        louise lou lulu louisa
        lucas luke
        lucille lucy lou lu
        lucinda lucy cindy lu
        lucy lu luce
        luke lucas
        luther
        lydia lyddie
        lynn
        mabel mab
        mackenzie mac kenzie mack
        madeline maddy maddie lena mads madeleine
        magdalena maggie lena magda
        malcolm mal mac
        marcia marcie
        marcus marc mark
        margaret maggie peggy meg marge margie greta rita daisy madge peg margo megan
        marguerite rita margo peggy daisy
        maria mary mia
        marian mary
        marianne mary anne
        marilyn mary lynn
        marion mary
        marjorie marge margie margy
        marlene marla lena
        marshall marsh
        martha marty mattie patsy
        martin marty mart
        marvin marv
        mary molly polly mamie may maria marie mae moll
        mason mase
        mathew matt
        mathilda tilly mattie matty tilda matilda
        matilda tilly mattie tilda
        matthew matt matty mat matthias
        maureen mo mary
        maurice morris maury mo
        max maxwell
        maximilian max
        maxine max
        maxwell max
        megan meg meggie
        melanie mel
        melinda linda mel lindy mindy
        melissa mel lissa missy lisa
        melvin mel
        mercedes sadie mercy
        meredith merry
        michael mike mick mickey micky mikey mitch
        michaela mickey kayla
        michelle shelly mickey shell chelle michele
        mildred millie milly
        miles milo myles
        millicent millie milly
        milton milt
        minerva minnie
        miranda randy mandy mira
        miriam mimi mitzi
        mitchell mitch
        mohammed mo
        molly mary
        monica mon
        montgomery monty
        mortimer mort
        moses mo moe
        muriel
        myron ron
        nadine nada
        nancy nan ann nance
        naomi omi
        natalie nat nattie
        natasha tasha nat natalie
        nathan nate nat
        nathaniel nate nat nathan
        neil neal
        nelson nels
        nicholas nick nicky nico klaus
        nicole nicky nikki nico
        noah
        noel
        nora eleanor
        norman norm
        octavia tavia
        oliver ollie
        olivia liv livvy ollie
        oscar
        oswald ozzy oz
        otis
        owen
        pamela pam
        patricia pat patty tricia trish patsy patti trisha
        patrick pat paddy rick patty
        paul paulie
        paula polly lina paulie
        pauline paula polly lina
        pearl
        penelope penny
        percival percy
        perry
        peter pete
        philip phil pip phillip
        phillip phil pip
        phoebe
        phyllis phyl
        phineas finn
        polly mary
        preston
        priscilla cilla prissy
        prudence prue
        quentin quin
        rachel rach shelly
        ralph rafe
        randall randy
        randolph randy dolph
        raphael rafe ralph raf
        raymond ray
        rebecca becky becca beck bex
        regina gina reggie
        reginald reg reggie rex
        reuben rube ben
        rhoda
        richard rick dick rich richie ricky ritchie dickie rico
        rita margaret
        robert bob rob bobby robbie bert robin robby bobbie
        roberta bobbie robbie berta
        roderick rod rick roddy
        rodney rod
        roger rodge hodge
        roland rollo rolly
        ronald ron ronnie ronny
        rosalind roz rosie lindy
        rosalie rose rosie
        rosamund roz rose
        rose rosie
        rosemary rose rosie mary romy
        ross
        roxanne roxy rox anne
        roy
        rudolph rudy dolph
        rupert
        russell russ rusty
        ruth ruthie
        ryan ry
        sabrina brina
        sally sarah sal
        salvador sal
        samantha sam sammy
        samson sam
        samuel sam sammy
        sandra sandy sandi
        sarah sally sadie sara
        saul
        savannah anna van
        scott scotty
        sean shawn shaun
        sebastian seb bastian bas
        selma
        serena rena
        seth
        seymour
        shannon shan
        sharon shari
        shawn sean
        sheila shelly
        shelby shel
        sheldon shelly shel
        shirley shirl
        sidney sid syd
        sigmund sig
        silas si
        simon si sim
        solomon sol solly
        sonya sonia
        sophia sophie
        sophie soph sophia
        spencer spence
        stacy stace
        stanley stan
        stella
        stephanie steph stevie fanny
        stephen steve stevie steph steven
        steven steve stevie stephen
        stewart stew stu stuart
        stuart stu stew
        susan sue suzy susie suzanne sukie
        susanna sue susan susie anna sanna
        suzanne sue suzy susie
        sybil sib
        sylvester sly syl
        sylvia syl
        tabitha tabby
        tamara tammy
        terence terry
        teresa terry tess tessa tracy theresa
        thaddeus thad ted
        thelma
        theodora dora theo thea
        theodore ted theo teddy
        theresa terry tess tessa tracy
        thomas tom tommy thom
        tiffany tiff
        timothy tim timmy
        tobias toby
        todd
        tracy
        travis trav
        trevor trev
        tristan tris
        tyler ty
        ulysses
        ursula
        valentina val tina
        valerie val
        vanessa nessa van
        vera
        vernon vern
        veronica ronnie vera nica
        victor vic
        victoria vicky tori vic vickie tory
        vincent vince vinny vin
        viola vi
        violet vi lettie
        virginia ginny ginger ginnie
        vivian viv
        wallace wally
        walter walt wally wat
        warren
        wanda
        wayne
        wendy gwendolyn
        wesley wes
        wilbur will
        wilfred will fred wilf
        wilhelmina willa mina minnie billie
        william bill will billy willy liam willie wills
        willis will bill
        winifred winnie fred freda
        winston win
        woodrow woody
        xavier zave
        yolanda
        yvonne
        zachary zach zack zac zachariah
        zoe
        """;
}
