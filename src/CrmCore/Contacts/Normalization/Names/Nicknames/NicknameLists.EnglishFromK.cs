namespace CrmCore;

/// <content>English names from K on.</content>
internal static partial class NicknameLists
{
    internal const string EnglishFromK = """
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
