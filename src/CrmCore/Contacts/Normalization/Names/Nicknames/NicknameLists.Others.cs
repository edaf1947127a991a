namespace CrmCore;

/// <content>Common given names without short forms worth a line: each stands for itself, and for no other.</content>
internal static partial class NicknameLists
{
    /// <summary>Names, each of them alone.</summary>
    internal const string Others = """
        Denise Glenda Linda Brenda Sheila Audrey Joyce Marilyn Doris Gloria Ruby Hazel Crystal Amber Dawn Heather Tracy Carla Darlene Erica Eric Hector Ernest
        Oscar Felix Hugo Bruno Ivo Otto Kurt Horst Uwe Jutta Heike Anke Silke Birgit Ulrike Ingrid Astrid Sigrid Renate Monika Gisela Hildegard Detlef Holger Torsten Thorsten Dirk Ralf
        Sven Lars Nils Björn Erik Gunnar Harald Magnus Anders Håkan Göran Leif Rune Inge Solveig Marit Linnea Elin Malin Freja
        Thierry Pascal Didier Olivier Gilles Yves Guy Alain Bernard Gerard Marcel Patrice Fabrice Cedric Damien Florian Quentin Aurelien Sylvie Chantal Monique Brigitte Odile Celine Aurelie Marion Manon Camille Lea Chloe Ines Amelie
        Alvaro Gonzalo Ignacio Javier Jorge Jaime Raul Ruben Hernan Hugo Ivan Adolfo Alfredo Arturo Cesar Domingo Emilio Esteban Felipe Gerardo Gilberto Julio Lorenzo Marcelo Mauricio Octavio Orlando Pascual Rodrigo Rogelio Tomas
        Adriana Alejandra Beatriz Blanca Carolina Claudia Cristina Daniela Elvira Esperanza Gabriela Gloria Graciela Ines Irma Leticia Lorena Lourdes Luz Marisol Maribel Monica Norma Paola Patricia Raquel Rocio Rosa Silvia Sofia Sonia Susana Veronica Yolanda
        Mario Dario Fabio Flavio Claudio Giulio Marco Paolo Piero Silvio Stefano Valerio Carlo Bruno Elio Ettore Guido Ivano Mauro Nino Remo Sandro Tullio Umberto Chiara Federica Francesca Ilaria Laura Paola Roberta Sara Serena Simona Valentina
        Murat Mehmet Ahmet Mustafa Hüseyin Ali Ayşe Aysun Aysel Emel Esra Gül Gülay Hakan Kemal Kadir Levent Mert Metin Okan Orhan Osman Ömer Serkan Selim Sevgi Sibel Tuncay Turgut Ufuk Volkan Yasemin Zehra Cem Can Deniz Derya Emre Ercan Erdal Erol Fikret
        Марат Мурат Талгат Серик Берик Ержан Ерлан Нурлан Арман Айжан Асель Динара Жанар Жанна Гульмира Алмас Бауыржан Данияр Ерболат Канат Кайрат Самат Санжар Темирлан Тимур Руслан Айдос Айгерим Мадина Сауле Шолпан
        Тигран Ваган Ваграм Арам Армен Артак Ашот Гагик Грант Давид Завен Карапет Манук Мкртич Нарек Рубен Самвел Хачик Анаит Асмик Лусине Мариам Назели Нарине Рузанна Сона Сусанна Шушан
        Ираклий Леван Нодар Отар Тенгиз Шота Мамука Заза Бесик Давид Нана Нато Натия Лали Эка Манана Мзия Нинель
        Эльчин Рамиз Фаиг Вугар Эльнур Анар Рауф Самир Тофик Гюнель Севда Лала Нигяр Айтен Ильхам Рустам Шухрат Бахром Ботир Жасур Отабек Сардор Фаррух Гулнора Дилноза Малика Нодира Озода
        Раиса Римма Рита Инна Инга Нонна Алла Анжела Виолетта Диана Влада Есения Мирон Марк Глеб Демид Елисей Тихон Клим Назар Савва Игорь Вадим Эдуард Эльвира Эльмира Альберт Герман Роза
        Nguyen Tran Minh Anh Linh Huong Hung Hoa Lan Mai Phuong Thanh Tuan Wei Xin Jing Yang Ming Hiroshi Kenji Yuki Haruto Sakura Raj Amit Anil Sunil Sanjay Vijay Priya Anita Sunita Kavita Deepak Rohit Rahul Ravi Suresh Ramesh Mahesh Dinesh
        """;
}
