namespace CrmCore;

/// <content>
/// One name in the languages of Europe, the short forms of German, French, Spanish, Italian and Polish names, and the many spellings of
/// Arabic names in Latin letters.
/// </content>
internal static partial class NicknameLists
{
    internal const string European = """
        John Johann Johannes Jean Juan Giovanni João Ivan Jan Hans Ян Иоанн Иван Ian Sean Johan Janos Yannis Ioannis Ioan Jovan Juhani Evan Джон
        William Wilhelm Guillaume Guillermo Guglielmo Willem Vilhelm Уильям Вильям Willi Вильгельм
        Charles Karl Carlos Carlo Carl Karel Karol Чарльз Карл Károly
        Peter Pierre Pedro Pietro Piotr Petr Pyotr Pieter Petros Petar Питер Пётр Петро Петар
        Paul Pablo Paolo Pavel Paulo Pavlo Pawel Paulus Pal Pavlos Пол
        James Jacob Jakob Jacques Jaime Giacomo Jakub Jaakko Diego Santiago Tiago Iago Jacobo Джеймс Яков
        Michael Michel Miguel Michele Mikhail Mikael Michal Mihai Mihail Mihaly Mykhailo Майкл Михаил Mikko Michalis
        George Georg Georges Jorge Giorgio Georgi Georgy Jerzy Yuri Jiri Jurij Джордж Гиорги Goran Gheorghe Georgios
        Henry Heinrich Henri Enrique Enrico Henrik Hendrik Henryk Heinz Henrique Генри Генрих
        Joseph Josef Jose Giuseppe Josep Jozef Iosif Yusuf Yosef Джозеф Иосиф Pepe Beppe Josip Yusef Youssef Yousef
        Stephen Stefan Stephan Etienne Esteban Stefano Stepan Istvan Steven Stephane Степан Стивен Stjepan Stefanos
        Andrew Andreas Andre Andres Andrei Andrej Andrzej Anders Andriy Эндрю Андрей Ondrej Antti Andras
        Anthony Anton Antoine Antonio Antoni Antonin Энтони Антон Anthoni Antun Antonis
        Nicholas Nicolas Nikolaus Nicola Nikolai Niklas Nicolae Miklos Mikolaj Mykola Nikola Николас Николай Nikolaos Niccolo Nikos Klaus
        Alexander Alexandre Alejandro Alessandro Aleksandr Aleksander Alexandru Alexandros Sandor Oleksandr Александр Aleksandar
        Alexandra Alexandra Alejandra Alessandra Aleksandra Oleksandra Александра
        Matthew Matthias Mathieu Mateo Matteo Matvei Mateusz Matej Matthieu Маттиас Matteus Matias
        Thomas Tomas Tommaso Tomasz Toma Томас Tomislav Tamas
        Philip Philippe Felipe Filippo Filip Phillip Philipp Филипп Philippos
        Frederick Friedrich Frederic Federico Fryderyk Fredrik Frederik Fridrikh Фредерик Фридрих
        Francis Francois Francisco Francesco Franz Franciszek Frans Frantisek Франц Francesc
        Louis Luis Luigi Ludwig Ludovic Lajos Lewis Луи Людвиг Lodewijk
        Lawrence Laurent Lorenzo Lorenz Lars Laurentius Лоренс Lavrentiy
        Edward Eduard Edouard Eduardo Edoardo Eduard Эдвард Эдуард Duarte
        Daniel Daniele Danil Daniil Danilo Даниэль Даниил Дэниел Danylo
        David Davide Dawid Дэвид Давид Davyd Davit Dafydd
        Eugene Eugen Eugenio Evgeny Yevhen Євген Eugeniusz Юджин Евгений
        Gregory Gregor Gregorio Grigory Grzegorz Gregoire Грегори Григорий Hryhoriy
        Martin Martino Marcin Marten Мартин Marton
        Mark Marc Marco Marcus Marek Marcos Markus Марк Marko Marcel
        Maximilian Massimo Maxim Maksym Maxime Massimiliano Maximo Максим
        Luke Luc Lucas Luca Lukas Lukasz Luka Лука Люк Lluc
        Leon Leo Leonardo Lev Leone Лев Леон
        Robert Roberto Ruprecht Роберт
        Richard Ricardo Riccardo Ryszard Ричард Rikard
        Rudolf Rodolfo Rudolph Rodolphe Рудольф Рудольфо
        Raymond Ramon Raimondo Raimund Раймонд
        Ralph Raoul Raul Raúl Ральф Rolf
        Raphael Rafael Raffaele Rafal Рафаэль
        Gabriel Gabriele Gavriil Габриэль Gabor
        Samuel Samuele Самуил Shmuel Сэмюэл
        Simon Semyon Szymon Shimon Саймон Семён Simeon
        Theodore Theodor Teodoro Fyodor Fedor Teodor Теодор Theodoros Fedir
        Timothy Timotheus Timoteo Timofei Tymoteusz Тимоти Тимофей
        Vincent Vincente Vincenzo Vicente Vincenc Винсент Vikentiy
        Walter Gualtiero Вальтер Уолтер Wouter
        Sebastian Sebastien Sebastiano Себастьян Bastien
        Sergio Serge Sergei Sergiy Серджио Sergiu
        Victor Vittorio Wiktor Виктор Viktoras
        Vladimir Wladimir Volodymyr Wlodzimierz Владимир Ladislav
        Dennis Denis Dionysius Dionisio Денис Dionysios
        Constantine Konstantin Costantino Constantin Konstantinos Kostas
        Dmitri Dmytro Demetrius Dimitris Dimitrios Demetrio Dimitar Dumitru
        Emmanuel Manuel Manuele Emanuele Эммануил Manolis
        Christian Kristian Cristian Christiaan Кристиан Krystian
        Christopher Christoph Christophe Cristobal Krzysztof Cristoforo Кристофер Christoforos Kristoffer
        Catherine Katharina Katarina Caterina Catalina Ekaterina Kateryna Katarzyna Catarina Katherine Екатерина Кэтрин Yekaterina Katalin Katerina Kathrin Karin
        Elizabeth Elisabeth Isabel Elisabetta Elzbieta Elizaveta Erzsebet Elisabet Элизабет Елизавета Yelizaveta Alzbeta Elisa
        Mary Maria Marie Marija Mariya Maryam Miriam Мария Mariam Maryja Mari Maire
        Anne Anna Ana Hannah Hanna Ganna Анна Anya Anneli Chana Энн
        Helen Helena Elena Helene Yelena Olena Ilona Елена Хелен Eleni Jelena Ilena
        Margaret Margarita Marguerite Margarete Margherita Malgorzata Маргарита Маргарет Margret Margit Margareta Greta
        Julia Giulia Julie Yuliya Julija Юлия Джулия Iulia
        Sophia Sofia Sophie Zofia София Софья Sofiya Sofie
        Barbara Varvara Варвара Барбара Borbala
        Irene Irina Iryna Irena Ирина Айрин Eirini
        Joanna Johanna Jeanne Giovanna Juana Ivana Jana Joan Jane Joana Жанна Joanne Zhanna Jeanna
        Martha Marta Marfa Марта Марфа Marthe
        Natalie Natalia Natalya Nathalie Наталья Natalija Nataliya
        Tatiana Tatyana Tetiana Tatjana Татьяна Tania
        Teresa Theresa Therese Tereza Тереза Teresia
        Xenia Ksenia Oksana Oxana Ксения Kseniya
        Olga Olha Helga Ольга Хельга Volha
        Svetlana Svitlana Светлана Swetlana
        Eva Eve Ewa Ева Chava Yeva
        Lucy Lucia Lucie Luzia Люсия Lucja Luciana
        Agnes Ines Agnieszka Агнес Agnese Anezka
        Alice Alicia Alisa Alix Алиса
        Angela Angelika Angelica Angele Aniela Анжелика
        Charlotte Carlotta Carlota Шарлотта Karlotta
        Clara Klara Claire Chiara Clare Клара
        Eleanor Eleonora Leonor Элеонора Eleonore
        Emily Emilia Emilie Эмилия Emilija
        Christine Christina Cristina Kristina Krystyna Кристина Kirsten Khrystyna Christiane
        Martina Martine Мартина
        Rose Rosa Roza Роза
        Susanna Susan Suzanne Susana Zuzana Zuzanna Сусанна Susanne
        Ursula Orsola Urszula Урсула
        Victoria Viktoria Vittoria Wiktoria Виктория Victoire
        Veronica Veronika Veronique Weronika Вероника
        Helmut Hellmut Helmuth
        Guenther Gunter Gunther Günter
        Jürgen Jörg Georg Juergen Jorgen
        Heinrich Heinz Heiner Heini Harry
        Wolfgang Wolf Wolfi
        Maximilian Max Maxi
        Josef Sepp Jupp Seppi
        Johannes Hannes Hans Hansi Jens Jan Jo
        Friedrich Fritz Friedel Fredi Fiete
        Ludwig Lutz Wiggerl Louis
        Matthias Matze Hias Mathis
        Michael Michi Michl Mischa
        Sebastian Basti Wastl Bastian
        Stefan Steff Stefano
        Thomas Tommi Tom
        Katharina Kathi Kati Käthe Nina Tina
        Margarete Gretel Grete Gretchen Marga Gerti
        Elisabeth Lisa Lisbeth Elsbeth Elli Sissi Else Elsa Liesel
        Francisco Paco Pancho Curro Kiko Fran Cisco Quico
        José Pepe Pepito Chepe
        Jesús Chus Chuy Suso
        Guillermo Memo Guille Willy
        Eduardo Lalo Edu Duardo
        Enrique Quique Kike Rique
        Ignacio Nacho Iñaki Nacio
        Manuel Manolo Manu Lolo Manny
        Alejandro Alex Ale Jandro Sandro
        Antonio Toño Toni Tonio Toñín
        Rafael Rafa Rafi
        Roberto Beto Robe Berto
        Alberto Beto Berto Tito
        Fernando Nando Fer Fernan
        Luis Lucho Güicho Lui
        Ricardo Richi Ricky Caco
        Sergio Checo Chejo Sergi
        Santiago Santi Yago Chago
        Dolores Lola Loli Lolita
        María Mari Maruja Mariquita
        Isabel Isa Bel Chabela
        Pilar Pili Piluca
        Concepción Concha Conchita
        Mercedes Merche Meche
        Rosario Charo Chayo
        Consuelo Chelo
        Guadalupe Lupe Lupita
        Teresa Tere Maite
        Carmen Menchu Carmela Carmencita
        Giuseppe Beppe Pino Peppe Peppino
        Giovanni Gianni Nanni Vanni Gianno
        Francesco Franco Cesco Ciccio
        Luigi Gigi Gino
        Alessandro Sandro Ale Alex
        Antonio Tonino Totò Nino
        Salvatore Totò Turi Salvo
        Domenico Mimmo Mico Dino
        Vincenzo Enzo Cenzo
        Lorenzo Renzo Enzo
        Leonardo Dino Leo Nardo
        Filippo Pippo Lippo
        Krzysztof Krzysiek Krzyś
        Stanisław Staszek Stasiek Stach
        Jan Janek Jaś Jasiek
        Józef Józek Józio
        Tadeusz Tadek
        Wojciech Wojtek
        Zbigniew Zbyszek
        Tomasz Tomek
        Piotr Piotrek
        Paweł Pawełek
        Michał Michałek
        Małgorzata Gosia Małgosia
        Katarzyna Kasia Kaśka
        Agnieszka Aga Agusia
        Barbara Basia
        Joanna Asia Joasia
        Magdalena Magda Lena
        Aleksandra Ola Olka
        Anna Ania Anka
        Ewa Ewka
        Zofia Zosia
        Jarosław Jarek
        Jacek Jacenty
        Grzegorz Grzesiek Grześ
        Andrzej Jędrek Andrzejek
        Benjamin Benyamin Binyamin Bibi Benny
        Yitzhak Isaac Itzik Ицхак Исаак
        Moshe Moses Moishe Моше
        Avraham Abraham Avi Ibrahim
        Shlomo Solomon Шломо
        Yaakov Jacob Kobi
        """;

    internal const string Arabic = """
        Muhammad Mohammed Mohamed Mohammad Mohamad Muhammed Muhamad Mehmed Mehmet Mahomed Mohamet Magomed Мухаммад Мухаммед Магомед Магомет Мохаммед Мухамед Мамед Mamed Muhamed Mochammad Mochamad Mukhammed Maxamed Mahammad Mamadou محمد Mohd Muhd Магома Mahamed
        Ahmed Ahmad Akhmed Ахмед Ахмат Ахмад Achmed Achmad Ahmet Axmed أحمد Akhmad Ahamed
        Mahmud Mahmoud Mahmood Makhmud Махмуд Maxmud محمود
        Ali Aly علي Али Alee
        Hussein Hussain Husain Husayn Hossein Hosein Hüseyin Гусейн Хусейн Husein Husseyn Houssein حسين Хусейин Huseyin
        Hassan Hasan Hassen Хасан Гасан حسن Hasen Xasan
        Umar Omar Omer Umer Умар Омар عمر Oumar
        Usman Osman Othman Uthman Усман Осман عثمان Ousmane Osmon
        Yusuf Youssef Yousef Yousuf Joseph Юсуф يوسف Yousif Yusif Yussuf Iusuf Jusuf
        Ibrahim Ebrahim Ibraheem Ибрагим إبراهيم Abraham Ibragim
        Ismail Ismael Esmail Ismayil Измаил Исмаил إسماعيل Ismoil
        Mustafa Mostafa Moustafa Mustapha Мустафа مصطفى
        Abdullah Abdallah Abdulla Abdalla Abdoulaye Абдулла Абдуллах عبدالله Cabdullaahi Abdullahi
        Abdul Abd Abdel Abdal Abdol Абдул Abdur Abdus Abdoul Abdu
        Rahman Rehman Raxmon Рахман الرحمن Rakhman
        Karim Kareem Kerim Карим كريم
        Rashid Rasheed Рашид رشيد Rachid
        Said Saeed Sayed Saïd Саид سعيد Saeid Sayeed Sajid
        Sayyid Sayed Syed Seyed Сейид سيد Saiyed
        Khalid Khaled Халид خالد Xalid Halid
        Jamal Jamaal Gamal Djamal Cemal Jamol Джамал Жамал جمال Djamel
        Jalal Jalol Galal Celal Djalal Джалал جلال
        Jafar Jaafar Cafer Djafar Джафар Gafar جعفر
        Javid Jawid Cavid Джавид Dzhavid Javed Jawed
        Jamil Cemil Djamil Джамиль Gamil
        Fatima Fatma Fatemeh Fatimah Фатима فاطمة Fatme Fotima
        Aisha Aysha Ayesha Aishah Айша عائشة Ayşe Oysha
        Zaynab Zainab Zeynep Zeinab Зейнаб زينب Zaynob Zeynab
        Maryam Mariam Meryem Miriam Марьям مريم Maryam
        Khadija Khadijah Hatice Хадижа خديجة Hadija Xadicha
        Layla Leila Laila Leyla Лейла ليلى
        Amina Aminah Emine Амина أمينة
        Salim Saleem Selim Салим سليم
        Salman Selman Салман سلمان
        Sulayman Suleiman Sulaiman Süleyman Soliman Сулейман سليمان Solomon Sulaymon
        Tariq Tarek Tarik Тарик طارق
        Walid Waleed Velid Валид وليد Oualid
        Hamid Hameed Хамид حميد Abdulhamid
        Nasir Nasser Naser Насер ناصر Nosir
        Muammar Moammar Muamar Муаммар معمر
        Osama Usama Oussama Усама أسامة
        Bashar Bachar Башар بشار
        Saddam Sadam Саддам صدام
        Rauf Raouf Реуф رؤوف
        Qasim Kasim Qassem Kassem Ghassem Kasem Касим قاسم Qosim
        Aziz Azeez Азиз عزيز
        Majid Majeed Macid Маджид ماجد Madjid
        Farid Fareed Ferid Фарид فريد
        Habib Habeeb Хабиб حبيب
        Jibril Jabril Gabriel Cebrail Джабраил جبريل Jabrayil
        Yahya Yehia Yahia Яхья يحيى John
        Musa Moussa Moses Муса موسى Muso
        Isa Eisa Issa Иса عيسى Iso
        Dawud Daoud Davud David Дауд داود Daud
        Yaqub Yakub Yaqoub Jacob Якуб يعقوب Yakoub
        Ishaq Ishak Isaac Исхак إسحاق
        Idris Edris Идрис إدريس
        Yunus Younes Yunis Jonah Юнус يونس Yunes
        """;
}
