/** Given and family names that go together; one line a culture. */
interface Culture {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const words = (text: string) => text.split(" ");
const culture = (given: string, family: string): Culture => ({
  given: words(given),
  family: words(family),
});

export const CULTURES: readonly Culture[] = [
  culture("Emma Liam Grace Noah Chloe Ethan Ruby Jack", "Carter Hughes Bennett Foster Reid Walsh"),
  culture(
    "Lena Jonas Greta Felix Marie Lukas Anja Till",
    "Schröder Vogel Weiß Krüger Lindner Maurer",
  ),
  culture(
    "Camille Hugo Inès Théo Margaux Rémi Élise Luc",
    "Lefèvre Moreau Girard Chevalier Fontaine",
  ),
  culture(
    "Lucía Mateo Sofía Diego Valentina Andrés Inés",
    "Fernández Ortega Muñoz Castillo Herrera",
  ),
  culture(
    "Giulia Matteo Chiara Lorenzo Elena Davide",
    "Ricci Marchetti Conti Ferrara Gallo Bianchi",
  ),
  culture(
    "Priya Arjun Ananya Rohan Kavya Vikram Meera Sanjay",
    "Iyer Sharma Patel Reddy Banerjee Nair",
  ),
  culture("Yuki Haruto Sakura Ren Aoi Kenji Hana Daiki", "Tanaka Yamamoto Nakamura Kobayashi Mori"),
  culture("Wei Jing Ming Xiu Hao Lan Jun Mei", "Chen Zhang Liu Huang Zhao Lin"),
  culture("Ji-woo Min-jun Seo-yeon Ha-eun Do-yun Ye-jin", "Kim Park Choi Jung Kang Yoon"),
  culture(
    "Amara Chidi Ngozi Emeka Zuri Kwame Abena Tunde",
    "Okafor Mensah Adeyemi Nwosu Boateng Eze",
  ),
  culture(
    "Layla Omar Yasmin Khalid Noor Tariq Salma Hamza",
    "Haddad Mansour Khoury Farouk Saleh Aziz",
  ),
  culture(
    "Agnieszka Łukasz Zofia Paweł Katarzyna Michał",
    "Nowak Wiśniewska Kamiński Zieliński Wójcik",
  ),
  culture(
    "Ingrid Søren Freja Lars Astrid Bjørn Sigrid Åke",
    "Lindqvist Østergaard Hansen Bergström Dahl",
  ),
  culture(
    "Beatriz Thiago Larissa João Camila Rafael",
    "Almeida Carvalho Nogueira Ribeiro Teixeira",
  ),
  culture("Linh Minh Thảo Quang Hương Tuấn", "Nguyễn Trần Phạm Hoàng Đặng Võ"),
  culture("Elif Emre Zeynep Burak Ayşe Kerem", "Yılmaz Demir Şahin Çelik Aydın Öztürk"),
];

/** Letters that are not a plain letter with a mark. */
const PLAIN: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ß: "ss", ı: "i" };

/** A name as the local part of an address: lower-case letters and digits of ASCII, and hyphens. */
export function toMailName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[łøđßı]/g, (letter) => PLAIN[letter] ?? "")
    .replaceAll(/[^a-z0-9-]/g, "");
}
